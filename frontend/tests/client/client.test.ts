import { describe, expect, it } from "vitest";
import { CallError, Client } from "../../src/client/index";
import { changed } from "../../src/wire/changes";
import { eventsOf } from "../../src/wire/events";

interface Asked {
  url: string;
  headers: Record<string, string>;
  body: unknown;
}

/** A client whose requests are answered one after the other by what is given; a function throws or answers by itself. */
async function connected(...answers: (Response | (() => Response | Promise<Response>))[]) {
  const asked: Asked[] = [];
  const fake = (async (url: string, init: RequestInit = {}) => {
    asked.push({ url, headers: init.headers as Record<string, string>, body: init.body });
    const answer = answers.shift()!;
    return typeof answer === "function" ? answer() : answer;
  }) as typeof fetch;
  return { asked, client: await Client.connect("http://app.example/demo", { fetch: fake, delays_ms: [0, 0] }) };
}

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });
const lost = () => Promise.reject<Response>(new TypeError("fetch failed"));

function events(texts: string[], isCut = false): Response {
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const text = texts.shift();
      if (text !== undefined) controller.enqueue(new TextEncoder().encode(text));
      else if (isCut) controller.error(new TypeError("terminated"));
      else controller.close();
    },
  });
  return new Response(body, { headers: { "limelight-run": "r1" } });
}

const event = (id: number, name: string, data: unknown) => `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

describe("a call", () => {
  it("is one request with arguments by name", async () => {
    const { client, asked } = await connected(json({ result: "Hello Ada!" }));
    expect(await client.predict("/greet", { name: "Ada" })).toBe("Hello Ada!");
    expect(asked[0]!.url).toBe("http://app.example/demo/api/greet");
    expect(asked[0]!.body).toBe('{"name":"Ada"}');
  });

  it("is repeated with the same key when its answer is lost", async () => {
    const { client, asked } = await connected(lost, lost, json({ result: 1 }));
    expect(await client.predict("count")).toBe(1);
    expect(new Set(asked.map((one) => one.headers["Idempotency-Key"])).size).toBe(1);
  });

  it("is given up after the last pause", async () => {
    const { client, asked } = await connected(lost, lost, lost);
    await expect(client.predict("count")).rejects.toThrow("fetch failed");
    expect(asked).toHaveLength(3);
  });

  it("that is refused says why and is not repeated", async () => {
    const { client, asked } = await connected(json({ detail: "no parameter 'nam'" }, 422));
    const error = await client.predict("greet", { nam: 1 }).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(CallError);
    expect(error).toMatchObject({ message: "no parameter 'nam'", status: 422 });
    expect(asked).toHaveLength(1);
  });

  it("sends files first", async () => {
    const { client, asked } = await connected(json({ path: "h/a.txt" }), json({ result: null }));
    await client.predict("read", { files: [new File(["x"], "a b.txt")] });
    expect(asked[0]!.url).toBe("http://app.example/demo/limelight/upload?name=a%20b.txt");
    expect(asked[1]!.body).toBe('{"files":[{"path":"h/a.txt"}]}');
  });
});

describe("a job", () => {
  it("gives each partial result, and the last", async () => {
    const { client } = await connected(
      events([event(1, "started", {}), event(2, "change", [[["replace", [], "a"]]]), event(3, "change", [[["append", [], "b"]]]), event(4, "result", "ab")]),
    );
    const job = client.submit("tokens");
    const seen: unknown[] = [];
    for await (const part of job) seen.push(part);
    expect(seen).toEqual(["a", "ab"]);
    expect(await job).toBe("ab");
    expect(job.status.stage).toBe("done");
  });

  it("goes on after the last event when the stream is cut", async () => {
    const { client, asked } = await connected(
      events([event(1, "started", {}), event(2, "change", [[["replace", [], "a"]]])], true),
      lost,
      events([event(3, "change", [[["append", [], "b"]]]), event(4, "result", "ab")]),
    );
    const job = client.submit("tokens");
    const seen: unknown[] = [];
    for await (const part of job) seen.push(part);
    expect(seen).toEqual(["a", "ab"]);
    expect(asked[1]!.url).toBe("http://app.example/demo/api/runs/r1/events?changes=true&after=2");
  });

  it("that fails says what the app said", async () => {
    const { client } = await connected(events([event(1, "error", { message: "no Ada here" })]));
    const job = client.submit("refuse");
    await expect(job).rejects.toThrow("no Ada here");
    await expect(async () => {
      for await (const _ of job);
    }).rejects.toThrow("no Ada here");
  });

  it("is cancelled at the server, and its loop ends", async () => {
    let end!: () => void;
    const open = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(event(1, "change", [[["replace", [], 0]]])));
        end = () => (controller.enqueue(new TextEncoder().encode(event(2, "cancelled", { message: "cancelled" }))), controller.close());
      },
    });
    const { client, asked } = await connected(new Response(open, { headers: { "limelight-run": "r1" } }), () => (end(), json({})));
    const job = client.submit("forever");
    for await (const _ of job) void job.cancel();
    expect(asked[1]!.url).toContain("api/runs/r1/cancel");
    expect(job.status.stage).toBe("cancelled");
  });
});

it("reads events however they are cut into pieces", async () => {
  const text = ": comment\n\n" + event(1, "change", "ä") + event(2, "result", null);
  const bytes = new TextEncoder().encode(text);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    },
  });
  const found = [];
  for await (const one of eventsOf(body)) found.push(one);
  expect(found).toEqual([
    { id: 1, name: "change", data: "ä" },
    { id: 2, name: "result", data: null },
  ]);
});

it("makes changes without touching what was given out", () => {
  const before = [{ a: "x" }];
  expect(changed(before, [["append", [0, "a"], "y"], ["add", [1], { b: 1 }], ["delete", [0], null]])).toEqual([{ b: 1 }]);
  expect(changed({ a: 1, b: 2 }, [["delete", ["a"], null], ["add", ["c"], 3]])).toEqual({ b: 2, c: 3 });
  expect(before).toEqual([{ a: "x" }]);
});
