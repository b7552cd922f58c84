/** One page at work: messages in, edits and events out. */
import type { AppSpec, FileData, ListenerSpec, NodeSpec, PageConfig } from "../wire/config";
import type { Ended, Failure, Noticed, Numbered, Patched, Rendered, RunView, Snapshot } from "../wire/messages.gen";
import { Coalescer } from "../tree/coalescer";
import { isEqual } from "../tree/equal";
import type { Mount } from "../tree/model";
import type { Node } from "../tree/node.svelte";
import { Stage } from "../tree/place";
import type { Registry } from "../tree/registry";
import { Tree, type Change } from "../tree/tree.svelte";
import { Keeper, type Shelf } from "./keep";
import { Listeners, type Outside } from "./listeners";
import { Script } from "./local";
import { NodeModel } from "./node-model";
import type { BrowserStates } from "./browser-state.svelte";
import { placeChildren } from "./children.svelte";
import { Runs, type Run } from "./status.svelte";

export interface Notice {
  level: "info" | "warning" | "success" | "error";
  message: string;
  title?: string | undefined;
  /** Seconds; null stays until closed. */
  duration_s?: number | null | undefined;
}

export interface Surroundings {
  registry: Registry;
  shelf: Shelf;
  word(key: string, vars?: Record<string, string | number>): string;
  notify(notice: Notice): void;
  send: Outside["send"];
  isCongested?(): boolean;
  /** The session's id, for calls of server functions. */
  session(): string | null;
}

export class Page {
  readonly app: AppSpec;
  readonly tree: Tree;
  readonly runs = new Runs();
  readonly listeners: Listeners;
  readonly stage: Stage;
  readonly word: Surroundings["word"];
  readonly notify: Surroundings["notify"];
  readonly #models = new WeakMap<Node, NodeModel>();
  readonly #keeper: Keeper;
  readonly #coalescer: Coalescer;
  readonly #around: Surroundings;
  #browserStates: BrowserStates | null = null;
  /** The parts whose values came with a link: what would fill them on `load` does not run. */
  readonly #linked: ReadonlySet<number>;

  constructor(config: PageConfig, around: Surroundings) {
    this.app = config.app;
    this.word = around.word;
    this.notify = around.notify;
    this.#around = around;
    this.tree = new Tree({ ...config.root!, kind: "blocks" }, config.kinds ?? {});
    this.#linked = new Set(Object.keys(config.linked ?? {}).map(Number));
    this.#keeper = new Keeper(this.tree, around.shelf, config.app.digest ?? "", (run, ms) => window.setTimeout(run, ms));
    const script = new Script(config.app.script ?? null);
    void script.load().catch((error: unknown) => this.#onFault(error));
    this.listeners = new Listeners(config.listeners ?? [], this.tree, this.runs, script, {
      send: (message) => this.#send(message),
      makeRunId,
      now: () => performance.now(),
      later: (run, delay_ms) => void setTimeout(run, delay_ms),
      isCongested: () => around.isCongested?.() ?? false,
      onFault: (error) => this.#onFault(error),
      onEdit: (node) => this.#keeper.touch(node),
    });
    this.#coalescer = new Coalescer((messages) => this.#apply(messages), nextFrame);
    this.stage = new Stage(
      around.registry,
      (node) => this.model(node),
      (_, error) => this.#onFault(error),
    );
    this.#keeper.restore();
    addEventListener("pagehide", () => this.#keeper.write());
  }

  /** Reads what the browser keeps for this page. Await it before anything runs. */
  async prepare(): Promise<void> {
    if (![...this.tree.nodes].some((node) => node.kind === "browserstate")) return;
    const { BrowserStates } = await import("./browser-state.svelte");
    this.#browserStates ??= new BrowserStates(this.tree, this.#around.shelf, (node) => this.listeners.fire(node, "change"));
    this.#browserStates.watch();
  }

  model(node: Node): NodeModel {
    let model = this.#models.get(node);
    if (!model) this.#models.set(node, (model = new NodeModel(node, this)));
    return model;
  }

  /** Numbered messages, each exactly once and in order. */
  take(messages: Numbered[]): void {
    this.#coalescer.take(messages);
  }

  /** The page shows what it should at first: `load` listeners run, but for those whose results came with a link. */
  load(): void {
    this.listeners.fire(this.tree.root, "load", undefined, (spec) => {
      const outputs = spec.outputs ?? [];
      return !outputs.length || !outputs.every((id) => this.#linked.has(id));
    });
  }

  /** A link that shows whoever opens it the page as it is now. */
  async link(): Promise<string> {
    const { linkOf } = await import("./deep-link");
    return linkOf(this.tree, this.#around.session(), this.app.page ?? "");
  }

  /** A person changed a prop. */
  edit(node: Node, prop: string, value: unknown): void {
    if (!node.change(prop, value)) return;
    this.#keeper.touch(node);
    if (prop !== "value") return;
    this.listeners.fire(node, "input");
    this.listeners.fire(node, "change");
  }

  /** The server does not know this session any more; what shows stays. */
  orphan(): void {
    for (const node of this.tree.nodes) node.orphan();
    for (const run of this.runs.all()) this.#end({ t: "ended", run: run.id, status: "cancelled" });
  }

  /** The server did not take a run. */
  refuse(run: string, message: string): void {
    this.#end({ t: "ended", run, status: "failed", error: { message, visible: false } });
  }

  /** Forgets what was typed, for a fresh start. */
  forget(): void {
    this.#keeper.forget();
  }

  /** What draws a kind. */
  drawing(kind: string): Promise<Mount> {
    return this.#around.registry.load(kind);
  }

  mountChildren(node: Node, el: HTMLElement): () => void {
    return placeChildren(node, el, this.stage);
  }

  async upload(file: Blob, name: string, onProgress?: (share: number) => void, signal?: AbortSignal): Promise<FileData> {
    const { uploadWithin } = await import("./uploading");
    const tooLarge = (limit: string) => this.word("upload.too_large", { name, limit });
    return uploadWithin(this.app.max_file_size, tooLarge, file, name, { onProgress, signal });
  }

  async call(id: number, name: string, data: unknown): Promise<unknown> {
    const { call } = await import("../wire/call");
    return call(id, name, data, this.#around.session(), (status) => this.word("error.call", { name, status }));
  }

  #send(message: Parameters<Outside["send"]>[0]): void {
    if (message.t === "trigger" && this.listeners.hasFollowers(message.listener)) {
      this.#rememberRun(message.run, message.listener);
    }
    this.#around.send(message);
  }

  #apply(messages: Numbered[]): void {
    const changes = new Map<string, Change>();
    for (const message of messages) {
      if (message.t === "patched") this.#patch(message, changes);
      else if (PROGRESS.has(message.t)) this.#progress(message);
      else {
        this.#announce(changes.values());
        changes.clear();
        this.#handle(message);
      }
    }
    this.#announce(changes.values());
  }

  #patch({ edits, run }: Patched, changes: Map<string, Change>): void {
    if (run) this.runs.patched(run);
    try {
      this.tree.patch(edits, changes);
    } catch (error) {
      this.#onFault(error);
    }
  }

  #progress(message: Numbered): void {
    if (message.t === "queued") this.runs.queued(message.run, message.position, message.size, message.eta_s ?? null);
    else if (message.t === "started") this.runs.started(message.run, message.eta_s ?? null);
    else if (message.t === "progressed") this.runs.progressed(message.run, message.steps);
  }

  #handle(message: Numbered): void {
    if (message.t === "ended") this.#end(message);
    else if (message.t === "noticed") this.#notice(message);
    else if (message.t === "snapshot") this.#restore(message);
    else if (message.t === "piece") this.tree.get(message.node)?.hear(message);
    else if (message.t === "rendered") this.#draw(message);
  }

  /** A part was drawn by a run: what it shows at first is filled in by its own `load`. */
  #draw(part: Rendered): void {
    const region = this.tree.get(part.region);
    if (!region) return;
    this.#announce(this.#redraw(part));
    if (!part.kinds?.browserstate) return this.listeners.fire(region, "load");
    void this.prepare().then(() => this.listeners.fire(region, "load"));
  }

  #redraw(part: Rendered, isTold = false): Change[] {
    // Parts of other pages of the app are not here.
    if (!this.tree.get(part.region)) return [];
    const { gone, changes } = this.tree.redraw(part.region, part.children as NodeSpec[], part.kinds ?? {}, isTold);
    for (const node of gone) this.listeners.forget(node.id);
    this.listeners.replace(part.region, part.listeners as ListenerSpec[]);
    return changes;
  }

  /** `change` fires in the page, whoever changed the value. */
  #announce(changes: Iterable<Change>): void {
    for (const { node, prop, before } of changes) {
      if (prop !== "value" || !this.listeners.listens(node.id, "change")) continue;
      if (!isEqual(before, node.peek("value"))) this.listeners.fire(node, "change");
    }
  }

  #end(ended: Ended): void {
    this.#forgetRun(ended.run);
    const error = ended.error ?? null;
    const run = this.runs.end(ended, this.#errorText(error));
    for (const field of error?.fields ?? []) {
      const node = this.tree.get(field.node as number);
      if (node) node.invalid = String(field.message ?? "");
    }
    if (!run) return;
    if (ended.status === "failed" && error?.visible !== false && !error?.fields?.length) this.#tellFailure(error);
    if (ended.status === "done" && run.listener.scroll_to_output) this.#scrollTo(run);
    this.listeners.ended(run, ended);
  }

  #tellFailure(error: Failure | null): void {
    const title = error?.title && error.title !== "Error" ? error.title : this.word("error.title");
    const duration_s = error?.duration_s === undefined ? 10 : error.duration_s;
    this.notify({ level: "error", title, message: this.#errorText(error), duration_s });
  }

  #errorText(error: Failure | null): string {
    return error?.message || this.word("error.hidden");
  }

  #notice(noticed: Noticed): void {
    if (noticed.visible === false) return;
    const duration_s = noticed.duration_s === undefined ? 10 : noticed.duration_s;
    const title = LEVEL_NAMES.has(noticed.title ?? "") ? "" : noticed.title;
    this.notify({ level: noticed.level, message: noticed.message, title, duration_s });
  }

  #restore(snapshot: Snapshot): void {
    for (const part of snapshot.parts ?? []) this.#redraw(part, true);
    void this.prepare();
    const changes = this.tree.restore(snapshot.props);
    this.#keeper.restore();
    this.#browserStates?.restored();
    const views = new Map((snapshot.runs ?? []).map((view) => [view.run, view]));
    for (const view of views.values()) this.#restoreRun(view);
    for (const run of this.runs.all()) {
      if (!views.has(run.id) && run.isAnswered) this.#end({ t: "ended", run: run.id, status: "cancelled" });
    }
    this.#announce(changes);
  }

  #restoreRun(view: RunView): void {
    const spec = this.listeners.get(view.listener);
    if (!spec) return;
    const isRemembered = this.#remembered()[view.run] !== undefined;
    const isPending = view.status === "queued" || view.status === "running";
    const isKnown = this.runs.get(view.run) !== undefined;
    if (!isKnown && !isPending && !isRemembered) return;
    if (!isKnown) this.runs.begin(view.run, spec, null, this.listeners.shownOn(spec));
    if (view.status === "running") this.runs.started(view.run, null);
    if (view.progress?.length) this.runs.progressed(view.run, view.progress);
    if (!isPending) this.#end(view.ended ?? { t: "ended", run: view.run, status: view.status as Ended["status"] });
  }

  #scrollTo(run: Run): void {
    run.shownOn[0]?.el?.scrollIntoView({ behavior: "smooth", block: "nearest" });
  }

  /** Runs with followers are remembered, so that a reload between a run and its follower loses neither. */
  #rememberRun(run: string, listener: number): void {
    this.#around.shelf.set("runs", JSON.stringify({ ...this.#remembered(), [run]: listener }));
  }

  #forgetRun(run: string): void {
    const { [run]: known, ...rest } = this.#remembered();
    if (known !== undefined) this.#around.shelf.set("runs", Object.keys(rest).length ? JSON.stringify(rest) : null);
  }

  #remembered(): Record<string, number> {
    return JSON.parse(this.#around.shelf.get("runs") ?? "{}") as Record<string, number>;
  }

  #onFault(error: unknown): void {
    console.error(error);
    this.notify({ level: "error", title: this.word("error.page"), message: String((error as Error)?.message ?? error) });
  }
}

/** Titles that only repeat what the icon says. */
const LEVEL_NAMES = new Set(["Info", "Warning", "Success"]);
const PROGRESS = new Set<Numbered["t"]>(["queued", "started", "progressed"]);

/** The next animation frame; a page in the background has none, so a timer stands in. */
function nextFrame(run: () => void): void {
  if (document.hidden) setTimeout(run, 100);
  else requestAnimationFrame(run);
}

/** `crypto.randomUUID` exists on https and loopback only; a page on a plain-http name needs the long way. */
function makeRunId(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
