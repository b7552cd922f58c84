/** What a component is given: the one door between a component folder and everything else. */
import type { AppSpec, FileData } from "../wire/config";
import type { Piece, Step } from "../wire/messages.gen";

export interface Status {
  /** `failed` stays until the next run that shows here. */
  state: "idle" | "queued" | "running" | "failed";
  /** How many runs start before this one; 0 is next. */
  position: number | null;
  /** How many wait in all. */
  size: number | null;
  /** Seconds this is expected to take, when known. */
  eta_s: number | null;
  steps: Step[];
  /** Why it failed, as a sentence. */
  error: string | null;
  run: string | null;
  /** `performance.now()` when the run was asked for. */
  since: number;
  /** Seconds since the run was asked for (live when read again). */
  readonly elapsed: number;
  /** A part of its result shows already: what is seen is new, not stale. */
  partial: boolean;
  /** How much of it the listener wants shown. */
  show: "full" | "minimal" | "hidden";
}

/** A node inside a layout. */
export interface Child {
  readonly id: number;
  readonly kind: string;
  readonly model: Model;
  /** Puts the node into `into`, which becomes its parent element; the returned function takes it out for good. */
  mount(into: HTMLElement): () => void;
}

// The props of a component are known to the component alone.
export interface Model<P = Record<string, any>> {
  readonly id: number;
  readonly kind: string;
  /** Live and per-prop reactive. Values are raw: replace them, never mutate them. Set through `set`. */
  readonly props: P;
  /** A person changed a prop: it shows at once, and `input` and `change` fire when the prop is `value`. */
  set(prop: keyof P & string, value: unknown): void;
  /** What a prop was when the page was served. */
  initial(prop: keyof P & string): unknown;
  /** Something happened here: the listeners of `event` run. `data` becomes the event data in Python. */
  fire(event: string, data?: unknown): void;
  /** Whether anything listens to `event` here. */
  listens(event: string): boolean;
  /** Seconds between two pieces of a stream, as its listeners want it. */
  pace(event: string): number;
  /** What the listeners of `event` send: those nodes, as this one may read them. */
  sentBy(event: string): readonly Sent[];
  /** The value is still being made (an export, an upload): runs that take it wait until `work` is over. */
  pending(work: Promise<unknown>): void;
  /** The pieces of sound or film that a run gives while it is made, in order, until the returned function is called. */
  pieces(take: (piece: Piece) => void): () => void;
  upload(file: Blob, name: string, onProgress?: (share: number) => void, signal?: AbortSignal): Promise<FileData>;
  /** Live state of the run that shows here. */
  readonly status: Status;
  /** What a validator said about this input, until the person changes it. */
  readonly invalid: string | null;
  /** Live: a run that this node started, or whose result it shows, is pending. */
  readonly busy: boolean;
  /** Stops the runs that this node started or shows. */
  cancel(): void;
  /** Live, for layouts. */
  readonly children: readonly Child[];
  /** Another part of the page, as the author's own buttons in `buttons` are; null when it is not on this page. */
  placed(id: number): Child | null;
  /** Puts every child into `el`, now and whenever they change. */
  mountChildren(el: HTMLElement): () => void;
  /** A component that stands inside this one's value: it shows its props and belongs to nothing else. */
  part(kind: string, props: Record<string, unknown>): Child;
  /** A word of the page's language, `{name}` filled from `vars`. */
  word(key: string, vars?: Record<string, string | number>): string;
  /** Live: whether a person may change the value. */
  readonly interactive: boolean;
  /** Asks a server function of this component. */
  call(method: string, data?: unknown): Promise<unknown>;
  /** A link that shows whoever opens it the page as it is now. Rejects with why there is none. */
  link(): Promise<string>;
  /** Shows a notice in the corner of the page. */
  notify(level: "info" | "warning" | "success" | "error", message: string): void;
  readonly app: AppSpec;
}

/** Another node whose value goes along with an event. */
export interface Sent extends Pick<Model, "kind" | "props"> {
  /** A copy of it that a person can edit, apart from the page: nothing listens to it. */
  draft(label: string): Promise<Draft>;
}

/** A copy of a node, to be edited and read. */
export interface Draft {
  readonly model: Model;
  /** Whether a person changed its value. */
  readonly isChanged: boolean;
  /** When everything of its value is there that is still being made. */
  settled(): Promise<unknown>;
  /** Draws it. */
  mount(el: HTMLElement): () => void;
}

/** What every `components/KIND/index.ts` exports as `mount`. */
export type Mount = (el: HTMLElement, model: Model<any>) => () => void;
