/** What was before, and what was taken back. */

export class History<T> {
  #past: T[] = [];
  #future: T[] = [];

  constructor(
    private current: T,
    private readonly limit = 500,
  ) {}

  get now(): T {
    return this.current;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** A new state; what was taken back is forgotten. */
  push(next: T): void {
    this.#past.push(this.current);
    if (this.#past.length > this.limit) this.#past.shift();
    this.#future = [];
    this.current = next;
  }

  /** Changes the present without a step that could be taken back. */
  replace(next: T): void {
    this.current = next;
  }

  /** Forgets everything and starts at `first`. */
  reset(first: T): void {
    this.#past = [];
    this.#future = [];
    this.current = first;
  }

  undo(): boolean {
    const before = this.#past.pop();
    if (before === undefined) return false;
    this.#future.push(this.current);
    this.current = before;
    return true;
  }

  redo(): boolean {
    const after = this.#future.pop();
    if (after === undefined) return false;
    this.#past.push(this.current);
    this.current = after;
    return true;
  }
}
