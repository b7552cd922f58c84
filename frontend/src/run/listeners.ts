/** Which event starts which run, and what follows when it ends. */
import type { ListenerSpec } from "../wire/config";
import type { Ended, FromPage } from "../wire/messages.gen";
import type { Node } from "../tree/node.svelte";
import type { Tree } from "../tree/tree.svelte";
import { asUpdate, spread, type Script } from "./local";
import type { Run, Runs } from "./status.svelte";

export interface Outside {
  send(message: Exclude<FromPage, { t: "hello" }>): void;
  makeRunId(): string;
  now(): number;
  later(run: () => void, delay_ms: number): void;
  /** More waits to leave than the network takes. */
  isCongested?(): boolean;
  /** An app's own page function raised. */
  onFault(error: unknown): void;
  /** A node changed through a page function: persist it like a person's edit. */
  onEdit(node: Node): void;
}

interface Occasion {
  target: Node | null;
  data: unknown;
}

export class Listeners {
  readonly #specs = new Map<number, ListenerSpec>();
  readonly #on = new Map<string, ListenerSpec[]>();
  readonly #followers = new Map<number, ListenerSpec[]>();
  /** The latest occasion of an `always_last` listener that came while a run was pending. */
  readonly #held = new Map<number, Occasion>();
  /** The listeners of each part that `gr.render` drew. */
  readonly #regions = new Map<number, number[]>();
  readonly #local = new Set<number>();
  /** Occasions whose inputs are still being made, and their listeners. */
  readonly #waiting = new Map<Occasion, number>();
  readonly #streams = new Map<number, Stream>();

  constructor(
    specs: ListenerSpec[],
    private readonly tree: Tree,
    private readonly runs: Runs,
    private readonly script: Script,
    private readonly outside: Outside,
  ) {
    this.add(specs);
  }

  /** Adds listeners, those of a redrawn part included; one with a known id replaces it. */
  add(specs: ListenerSpec[]): void {
    for (const spec of specs) {
      this.#remove(spec.id);
      this.#specs.set(spec.id, spec);
      for (const [node, event] of spec.on ?? []) push(this.#on, `${node ?? this.tree.root.id}:${event}`, spec);
      if (spec.after) push(this.#followers, spec.after[0], spec);
    }
  }

  /** A region was drawn again: its listeners are these, and no others. */
  replace(region: number, specs: ListenerSpec[]): void {
    for (const id of this.#regions.get(region) ?? []) {
      this.#remove(id);
      this.#specs.delete(id);
    }
    this.#regions.set(region, specs.map((spec) => spec.id));
    this.add(specs);
  }

  /** A region is gone from the page, and its listeners with it. */
  forget(region: number): void {
    if (!this.#regions.has(region)) return;
    this.replace(region, []);
    this.#regions.delete(region);
  }

  get(id: number): ListenerSpec | undefined {
    return this.#specs.get(id);
  }

  hasFollowers(id: number): boolean {
    return this.#followers.has(id);
  }

  listens(node: number, event: string): boolean {
    return this.#on.has(`${node}:${event}`);
  }

  /** Seconds between two pieces of a stream, as the most eager listener of `event` wants it. */
  pace(node: number, event: string): number {
    return Math.min(...(this.#on.get(`${node}:${event}`) ?? []).map((spec) => spec.stream_every ?? 0.5), 0.5);
  }

  /** `isDue` may leave some of the listeners out. */
  /** The nodes whose values the listeners of `event` send. */
  sentBy(node: number, event: string): Node[] {
    const ids = new Set((this.#on.get(`${node}:${event}`) ?? []).flatMap((spec) => spec.inputs ?? []));
    return [...ids].map((id) => this.tree.get(id)).filter((one) => one !== undefined);
  }

  fire(node: Node, event: string, data?: unknown, isDue: (spec: ListenerSpec) => boolean = () => true): void {
    const specs = this.#on.get(`${node.id}:${event}`);
    if (!specs) return;
    for (const spec of specs.filter(isDue)) this.#start(spec, { target: node, data });
  }

  /** The source of a stream stopped: its runs get no more pieces. */
  endStream(node: Node): void {
    for (const [id, stream] of this.#streams) {
      if (stream.target !== node) continue;
      const spec = this.#specs.get(id);
      // What was made since the last piece left is the last piece.
      if (spec && stream.isTimed && this.runs.get(stream.run)) this.outside.send({ t: "chunk", run: stream.run, inputs: this.#gather(spec) });
      this.#streams.delete(id);
      if (this.runs.get(stream.run)) this.outside.send({ t: "chunk", run: stream.run, inputs: null });
    }
  }

  /** A run ended: what was held starts, then what follows. */
  ended(run: Run, ended: Pick<Ended, "status" | "changed_states">): void {
    const { listener } = run;
    this.#streams.delete(listener.id);
    for (const id of ended.changed_states ?? []) {
      const state = this.tree.get(id);
      if (state) this.fire(state, "change");
    }
    this.#follow(listener, ended.status, run.target);
    this.#release(listener);
  }

  cancel(run: Run): void {
    this.outside.send({ t: "cancel", run: run.id });
  }

  #start(spec: ListenerSpec, occasion: Occasion): void {
    for (const id of spec.cancels ?? []) this.#cancelAll(id);
    if (spec.stream && this.#continueStream(spec, occasion)) return;
    const mode = spec.trigger_mode ?? "once";
    if (mode !== "multiple" && this.#isPending(spec.id)) {
      if (mode === "always_last") this.#held.set(spec.id, occasion);
      return;
    }
    const works = this.#works(spec, occasion.target);
    if (works.length) void this.#beginAfter(works, spec, occasion);
    else this.#begin(spec, occasion);
  }

  #begin(spec: ListenerSpec, occasion: Occasion): void {
    if (spec.js) void this.#runLocally(spec, occasion);
    else this.#proceed(spec, occasion, this.#gather(spec));
  }

  /** A click right after a stroke, or during an upload, means what that is about to become. */
  async #beginAfter(works: Promise<unknown>[], spec: ListenerSpec, occasion: Occasion): Promise<void> {
    this.#waiting.set(occasion, spec.id);
    await Promise.allSettled(works);
    const isStillWanted = this.#waiting.delete(occasion) && this.#specs.get(spec.id) === spec;
    if (isStillWanted) this.#begin(spec, occasion);
  }

  /** What still makes the inputs. A node's own events tell of a value that is there: they never wait for the node. */
  #works(spec: ListenerSpec, target: Node | null): Promise<unknown>[] {
    return (spec.inputs ?? []).flatMap((id) => {
      const node = this.tree.get(id);
      return node && node !== target ? [...node.works] : [];
    });
  }

  #proceed(spec: ListenerSpec, occasion: Occasion, inputs: unknown[]): void {
    if (spec.server) this.#trigger(spec, occasion, inputs);
    else this.#follow(spec, "done", occasion.target);
  }

  #trigger(spec: ListenerSpec, { target, data }: Occasion, inputs: unknown[]): void {
    const run = this.outside.makeRunId();
    this.outside.send({
      t: "trigger", run, listener: spec.id, ...this.#lightened(spec, inputs), target: target?.id ?? null, event: data ?? null,
    });
    this.runs.begin(run, spec, target, this.shownOn(spec));
    if (spec.stream) this.#streams.set(spec.id, { run, target, sent: this.outside.now(), isTimed: false });
  }

  /** Where the progress of a listener's runs shows. */
  shownOn(spec: ListenerSpec): Node[] {
    const ids = spec.show_progress_on ?? spec.outputs ?? [];
    return ids.map((id) => this.tree.get(id)).filter((node) => node !== undefined);
  }

  async #runLocally(spec: ListenerSpec, occasion: Occasion): Promise<void> {
    this.#local.add(spec.id);
    try {
      const inputs = this.#gather(spec, true);
      const returned = await this.script.call(spec.id, inputs);
      this.#local.delete(spec.id);
      if (spec.server) {
        const isSilent = returned === undefined;
        this.#trigger(spec, occasion, isSilent ? this.#gather(spec) : spread(returned, spec.inputs?.length ?? 0));
      } else {
        this.#applyLocally(spec, returned);
        this.#follow(spec, "done", occasion.target);
        this.#release(spec);
      }
    } catch (error) {
      this.#local.delete(spec.id);
      this.outside.onFault(error);
      this.#follow(spec, "failed", occasion.target);
    }
  }

  #applyLocally(spec: ListenerSpec, returned: unknown): void {
    const outputs = spec.outputs ?? [];
    spread(returned, outputs.length).forEach((value, index) => {
      const node = this.tree.get(outputs[index]!);
      if (!node) return;
      const changes = asUpdate(value) ?? { value };
      for (const [prop, item] of Object.entries(changes)) {
        if (node.change(prop, item) && prop === "value") this.fire(node, "change");
      }
      this.outside.onEdit(node);
    });
  }

  #follow(spec: ListenerSpec, status: Ended["status"], target: Node | null): void {
    for (const follower of this.#followers.get(spec.id) ?? []) {
      const when = follower.after?.[1];
      const isDue = when === "any" || (when === "success" ? status === "done" : status === "failed");
      if (isDue) this.#start(follower, { target, data: undefined });
    }
  }

  #release(spec: ListenerSpec): void {
    const held = this.#held.get(spec.id);
    if (!held) return;
    this.#held.delete(spec.id);
    this.#start(spec, held);
  }

  #continueStream(spec: ListenerSpec, occasion: Occasion): boolean {
    const stream = this.#streams.get(spec.id);
    if (!stream || !this.runs.get(stream.run)) return false;
    if (stream.isTimed || stream.target !== occasion.target) return true;
    const every_ms = (spec.stream_every ?? 0.5) * 1000;
    stream.isTimed = true;
    this.outside.later(() => {
      stream.isTimed = false;
      if (this.#streams.get(spec.id) !== stream) return;
      // What a slow network cannot take waits where it is made: sound joins, of pictures the newest counts.
      if (this.outside.isCongested?.()) return;
      stream.sent = this.outside.now();
      this.outside.send({ t: "chunk", run: stream.run, inputs: this.#gather(spec) });
    }, Math.max(0, stream.sent + every_ms - this.outside.now()));
    return true;
  }

  #gather(spec: ListenerSpec, isLocal = false): unknown[] {
    return (spec.inputs ?? []).map((id) => {
      const node = this.tree.get(id);
      const value = node?.peek("value") ?? null;
      return node?.kind === "state" && !isLocal ? null : isLive(value) ? value.take(spec.id) : value;
    });
  }

  /** Long lists that are what the server sent last stay here: it has them. */
  #lightened(spec: ListenerSpec, inputs: unknown[]): { inputs: unknown[]; same?: number[] } {
    const same = inputs.flatMap((value, place) => {
      const node = this.tree.get(spec.inputs?.[place] as number);
      return Array.isArray(value) && value.length > 1 && node?.isServed("value", value) ? [place] : [];
    });
    return same.length ? { inputs: inputs.map((value, place) => (same.includes(place) ? null : value)), same } : { inputs };
  }

  #isPending(id: number): boolean {
    return this.#local.has(id) || [...this.#waiting.values()].includes(id) || this.runs.of(id).length > 0;
  }

  #cancelAll(id: number): void {
    this.#held.delete(id);
    for (const [occasion, listener] of this.#waiting) if (listener === id) this.#waiting.delete(occasion);
    for (const run of this.runs.of(id)) this.cancel(run);
    // What it gave and is still heard falls silent too, though it may have finished long ago.
    for (const node of this.#specs.get(id)?.outputs ?? []) this.tree.get(node)?.onPiece?.({ t: "piece", node, is_cut: true });
  }

  #remove(id: number): void {
    const known = this.#specs.get(id);
    if (!known) return;
    for (const [node, event] of known.on ?? []) drop(this.#on, `${node ?? this.tree.root.id}:${event}`, known);
    if (known.after) drop(this.#followers, known.after[0], known);
  }
}

/** A value that goes on being made, such as what a microphone hears: whoever takes it gets what is new to them. */
interface Live {
  take(listener: number): unknown;
}

function isLive(value: unknown): value is Live {
  return typeof (value as Live | null)?.take === "function";
}

interface Stream {
  run: string;
  target: Node | null;
  /** When the last piece left. */
  sent: number;
  isTimed: boolean;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function drop<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const rest = (map.get(key) ?? []).filter((item) => item !== value);
  if (rest.length) map.set(key, rest);
  else map.delete(key);
}
