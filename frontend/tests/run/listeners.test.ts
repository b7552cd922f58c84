import { expect, test } from "vitest";
import { Listeners } from "../../src/run/listeners";
import { Script, type LocalFunction } from "../../src/run/local";
import { Runs } from "../../src/run/status.svelte";
import { Tree } from "../../src/tree/tree.svelte";
import type { FromPage, ListenerSpec, Trigger } from "../../src/wire/messages.gen";

class TestScript extends Script {
  constructor(private readonly functions: Record<number, LocalFunction>) {
    super(null);
  }

  override load(): Promise<Record<number, LocalFunction>> {
    return Promise.resolve(this.functions);
  }
}

function app(specs: ListenerSpec[], functions: Record<number, LocalFunction> = {}) {
  const kids = [1, 2, 3].map((id) => ({ id, kind: id === 3 ? "state" : "textbox", props: { value: `v${id}` } }));
  const tree = new Tree({ id: 0, kind: "blocks", children: kids }, {});
  const sent: FromPage[] = [];
  const timers: (() => void)[] = [];
  const runs = new Runs();
  const faults: unknown[] = [];
  let last = 0;
  const listeners = new Listeners(specs, tree, runs, new TestScript(functions), {
    send: (message) => void sent.push(message),
    makeRunId: () => `run${++last}`,
    now: () => 0,
    later: (run) => void timers.push(run),
    onFault: (error) => void faults.push(error),
    onEdit: () => undefined,
  });
  const triggers = () => sent.filter((message): message is Trigger => message.t === "trigger");
  const end = (run: string, status: "done" | "failed" | "cancelled" = "done") => {
    const known = runs.end({ run, status, error: null }, null)!;
    listeners.ended(known, { status });
  };
  return { tree, sent, triggers, listeners, runs, end, faults, timers, click: () => listeners.fire(tree.get(1)!, "click") };
}

const click: ListenerSpec = { id: 7, on: [[1, "click"]], inputs: [1, 3], outputs: [2], server: true };
const settle = () => new Promise((resolve) => setTimeout(resolve));

test("a trigger carries the inputs' values, null for a state, and where it happened", () => {
  const { click: press, triggers } = app([click]);
  press();
  expect(triggers()).toEqual([{ t: "trigger", run: "run1", listener: 7, inputs: ["v1", null], target: 1, event: null }]);
});

test("a run waits for what still makes its inputs, and sends what became of them", async () => {
  const { tree, triggers, listeners } = app([{ ...click, on: [[2, "click"]] }]);
  let finish = () => {};
  const work = new Promise<void>((resolve) => (finish = resolve)).then(() => void tree.get(1)!.change("value", "drawn"));
  tree.get(1)!.works.add(work);
  listeners.fire(tree.get(2)!, "click");
  listeners.fire(tree.get(2)!, "click");
  await settle();
  expect(triggers()).toEqual([]);
  finish();
  await settle();
  expect(triggers().map(({ inputs }) => inputs)).toEqual([["drawn", null]]);
});

test("an event of the node that is being made does not wait for it", () => {
  const { tree, triggers, click: press } = app([click]);
  tree.get(1)!.works.add(new Promise(() => {}));
  press();
  expect(triggers()).toHaveLength(1);
});

test("a cancelled run does not start once its inputs are there", async () => {
  const stop: ListenerSpec = { id: 8, on: [[2, "stop"]], cancels: [7] };
  const { tree, triggers, listeners } = app([{ ...click, on: [[2, "click"]] }, stop]);
  tree.get(1)!.works.add(settle());
  listeners.fire(tree.get(2)!, "click");
  listeners.fire(tree.get(2)!, "stop");
  await settle();
  await settle();
  expect(triggers()).toEqual([]);
});

test("once ignores what comes while a run is pending", () => {
  const { click: press, triggers, end } = app([click]);
  press();
  press();
  end("run1");
  press();
  expect(triggers()).toHaveLength(2);
});

test("multiple starts every time", () => {
  const { click: press, triggers } = app([{ ...click, trigger_mode: "multiple" }]);
  press();
  press();
  expect(triggers()).toHaveLength(2);
});

test("always_last runs once more, with the latest values", () => {
  const { click: press, triggers, end, tree } = app([{ ...click, trigger_mode: "always_last" }]);
  press();
  press();
  press();
  tree.get(1)!.change("value", "later");
  end("run1");
  expect(triggers().map((trigger) => trigger.inputs![0])).toEqual(["v1", "later"]);
});

test("then follows any end, success only done, failure only failed", () => {
  const chain = (id: number, when: string): ListenerSpec => ({ id, after: [7, when], server: true });
  const { click: press, triggers, end } = app([click, chain(8, "any"), chain(9, "success"), chain(10, "failure")]);
  press();
  end("run1", "failed");
  expect(triggers().map((trigger) => trigger.listener)).toEqual([7, 8, 10]);
});

test("cancels sends a cancel for every pending run of the other", () => {
  const { click: press, sent, listeners, tree } = app([click, { id: 8, on: [[2, "click"]], cancels: [7] }]);
  press();
  listeners.fire(tree.get(2)!, "click");
  expect(sent.at(-1)).toEqual({ t: "cancel", run: "run1" });
});

test("a page function changes its output without the server and fires its change", async () => {
  const specs: ListenerSpec[] = [
    { ...click, server: false, js: true },
    { id: 8, on: [[2, "change"]], server: true },
  ];
  const { click: press, triggers, tree } = app(specs, { 7: (value) => `${String(value)}!` });
  press();
  await settle();
  expect(tree.get(2)!.peek("value")).toBe("v1!");
  expect(triggers().map((trigger) => trigger.listener)).toEqual([8]);
});

test("a page function before a Python one gives its inputs", async () => {
  const { click: press, triggers } = app([{ ...click, js: true }], { 7: (value) => [`${String(value)}?`, null] });
  press();
  await settle();
  expect(triggers()[0]!.inputs).toEqual(["v1?", null]);
});

test("a page function that raises fails its chain and is told", async () => {
  const fail = () => {
    throw new Error("no");
  };
  const specs: ListenerSpec[] = [{ ...click, server: false, js: true }, { id: 8, after: [7, "failure"], server: true }];
  const { click: press, triggers, faults } = app(specs, { 7: fail });
  press();
  await settle();
  expect(faults).toHaveLength(1);
  expect(triggers()).toHaveLength(1);
});

test("a stream sends its next piece to the run it has, with the newest values", () => {
  const { click: press, sent, timers, tree, listeners } = app([{ ...click, stream: true }]);
  press();
  press();
  press();
  tree.get(1)!.change("value", "newest");
  expect(timers).toHaveLength(1);
  timers[0]!();
  expect(sent.at(-1)).toEqual({ t: "chunk", run: "run1", inputs: ["newest", null] });
  listeners.endStream(tree.get(1)!);
  expect(sent.at(-1)).toEqual({ t: "chunk", run: "run1", inputs: null });
});

test("progress shows on the outputs, or where the listener says", () => {
  const { click: press, tree, runs } = app([{ ...click, show_progress_on: [1] }]);
  press();
  runs.queued("run1", 1, 2, 5);
  expect(tree.get(1)!.status).toMatchObject({ state: "queued", position: 1, size: 2, eta_s: 5 });
  expect(tree.get(2)!.status.state).toBe("idle");
});
