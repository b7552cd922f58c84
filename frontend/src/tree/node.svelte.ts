/** One place in the page: what the server last sent, what the person changed, and what therefore shows. */
import type { NodeSpec } from "../wire/config";
import type { Edit, Piece } from "../wire/messages.gen";
import { applyEdit } from "./apply";
import type { Status } from "./model";

export const IDLE: Status = Object.freeze({
  state: "idle", position: null, size: null, eta_s: null, steps: [], error: null, run: null, since: 0, elapsed: 0,
  partial: false, show: "full",
});

export class Node {
  readonly id: number;
  readonly kind: string;
  parent: Node | null = null;
  /** Its own div, while it has one on the page. */
  el: HTMLElement | null = null;
  /** Kept in step with the DOM by `place.ts`; called when a prop that its own div shows changes. */
  onShell: (() => void) | null = null;
  /** What is still making the value. */
  readonly works = new Set<Promise<unknown>>();
  /** Takes the pieces of a stream, once the component is there. */
  onPiece: ((piece: Piece) => void) | null = null;
  #pieces: Piece[] = [];
  status = $state.raw<Status>(IDLE);
  invalid = $state.raw<string | null>(null);
  /** How many pending runs this node started. */
  started = $state.raw(0);
  children = $state.raw<Node[]>([]);
  /**
   * What shows: the person's edits over what the server sent. All are made with the node: Svelte would not tell a
   * reaction about what was made while it ran.
   */
  readonly #cells = new Map<string, Cell>();
  /** Tells those who asked for a prop that the node did not have. */
  readonly #others = new Cell(0);
  #initial: Record<string, unknown>;
  #served: Record<string, unknown>;
  readonly #edits = new Map<string, unknown>();
  readonly props: Record<string, unknown>;

  constructor(spec: NodeSpec, defaults: Record<string, unknown>) {
    this.id = spec.id;
    this.kind = spec.kind;
    this.#initial = { ...defaults, ...spec.props };
    this.#served = { ...this.#initial };
    for (const prop in this.#initial) this.#cells.set(prop, new Cell(this.#initial[prop]));
    this.props = new Proxy(this as object, PROPS) as Record<string, unknown>;
  }

  /** What shows now, without becoming a dependency of whoever asks. */
  peek(prop: string): unknown {
    return this.#edits.has(prop) ? this.#edits.get(prop) : this.#served[prop];
  }

  /** What shows, and whoever asks is told when it changes. */
  read(prop: string): unknown {
    const cell = this.#cells.get(prop);
    return cell ? cell.now : void this.#others.now;
  }

  get names(): string[] {
    return [...this.#cells.keys()];
  }

  /** What the page started with. */
  initial(prop: string): unknown {
    return this.#initial[prop];
  }

  served(prop: string): unknown {
    return this.#served[prop];
  }

  /** Whether a value is what the server sent last, so that it needs not be sent back. */
  isServed(prop: string, value: unknown): boolean {
    return this.#served[prop] === value && this.#initial[prop] !== value;
  }

  get edits(): ReadonlyMap<string, unknown> {
    return this.#edits;
  }

  /** The next piece of a stream; what comes before the component does waits. */
  hear(piece: Piece): void {
    if (this.onPiece) this.onPiece(piece);
    else this.#pieces.push(piece);
  }

  listen(take: (piece: Piece) => void): () => void {
    this.onPiece = take;
    for (const piece of this.#pieces.splice(0)) take(piece);
    return () => void (this.onPiece = null);
  }

  /** The person (or a function in the page) changed a prop. True when that is another value than before. */
  change(prop: string, value: unknown): boolean {
    const isOther = this.peek(prop) !== value;
    this.#edits.set(prop, value);
    this.invalid = null;
    this.#show(prop, value);
    return isOther;
  }

  /** The server changed a prop: its word replaces the person's. */
  patch(edit: Edit): void {
    const prop = edit[1][0] as string;
    this.serve(prop, applyEdit(this.#served[prop], edit));
  }

  serve(prop: string, value: unknown): void {
    this.#served[prop] = value;
    this.#edits.delete(prop);
    this.#show(prop, value);
  }

  /** The server tells everything that differs from the page as it was served. Edits of props it left alone stay. */
  restore(differing: Record<string, unknown>, isSame: (a: unknown, b: unknown) => boolean): string[] {
    const changed: string[] = [];
    const names = new Set([...Object.keys(this.#served), ...Object.keys(differing)]);
    for (const prop of names) {
      const value = prop in differing ? differing[prop] : this.#initial[prop];
      if (isSame(this.#served[prop], value)) continue;
      this.serve(prop, value);
      changed.push(prop);
    }
    return changed;
  }

  /**
   * The same part was drawn again: its props are those of the new drawing, but for those that are kept. Returns the
   * props that changed.
   */
  redraw(spec: NodeSpec, defaults: Record<string, unknown>, isSame: (a: unknown, b: unknown) => boolean): string[] {
    const next: Record<string, unknown> = { ...defaults, ...spec.props };
    const kept = new Set(spec.kept ?? []);
    const names = new Set([...Object.keys(this.#served), ...Object.keys(next)]);
    const changed = [...names].filter((prop) => !kept.has(prop) && !isSame(this.peek(prop), next[prop]));
    for (const prop of names) if (!kept.has(prop) && this.#edits.has(prop)) this.#edits.delete(prop);
    for (const prop of names) if (!kept.has(prop)) this.#served[prop] = next[prop];
    for (const prop of changed) this.#show(prop, next[prop]);
    this.#initial = next;
    return changed;
  }

  /** The page is told again how the part was drawn; `restore` follows. */
  retell(spec: NodeSpec, defaults: Record<string, unknown>): void {
    this.#initial = { ...defaults, ...spec.props };
  }

  /** The server forgot this session: what showed stays, as if the person had put it there. */
  orphan(): void {
    for (const [prop, value] of Object.entries(this.#served)) {
      if (value !== this.#initial[prop] && !this.#edits.has(prop)) this.#edits.set(prop, value);
    }
    this.#served = { ...this.#initial };
  }

  #show(prop: string, value: unknown): void {
    const cell = this.#cells.get(prop);
    if (cell) cell.now = value;
    else {
      this.#cells.set(prop, new Cell(value));
      this.#others.now = this.#cells.size;
    }
    if (this.onShell && SHELL_PROPS.has(prop)) this.onShell();
  }
}

/** Props that the node's own div carries, not its component. */
const SHELL_PROPS = new Set(["visible", "elem_id", "elem_classes", "scale", "min_width", "equal_height"]);

/** How a prop is shown: floors above put in what stands for texts in several languages. */
export const reading: { shown: ((value: unknown) => unknown) | null } = { shown: null };

/** One prop as something that redraws when it changes. */
class Cell {
  now: unknown;

  constructor(value: unknown) {
    this.now = $state.raw(value);
  }
}

const PROPS: ProxyHandler<object> = {
  get: (node, prop) => {
    const value = (node as Node).read(prop as string);
    return reading.shown ? reading.shown(value) : value;
  },
  has: (node, prop) => (node as Node).names.includes(prop as string),
  ownKeys: (node) => (node as Node).names,
  getOwnPropertyDescriptor: (node, prop) => ({ value: (node as Node).read(prop as string), enumerable: true, configurable: true }),
  set: () => false,
};
