/** How the columns of a grid lie: their order, widths, and which stay in sight. A person's doing, not part of the value. */

export const NARROWEST = 48;
const WIDEST = 1200;
/** Of the view, at most so much is pinned. */
const MOST_PINNED = 0.6;

export class Shape {
  /** Columns of the table in the order they are seen. */
  order = $state.raw<number[]>([]);
  #pinned = $state(0);
  #own = $state.raw<ReadonlyMap<number, number>>(new Map());
  #natural = $state.raw<number[]>([]);
  #room = $state(0);

  /** Where each column begins, in view order; the end of the last is one more. */
  readonly lefts = $derived.by(() => {
    const lefts = [0];
    for (const column of this.order) lefts.push(lefts.at(-1)! + this.width(column));
    return lefts;
  });
  /** How many columns stay in sight, as far as there is room for others beside them. */
  readonly pinned = $derived.by(() => {
    let count = Math.min(this.#pinned, this.order.length);
    while (count && this.lefts[count]! > MOST_PINNED * this.#room) count--;
    return count;
  });

  get full(): number {
    return this.lefts.at(-1)!;
  }

  /** Another table, or more columns: everything begins anew. */
  begin(count: number, pinned: number): void {
    this.order = Array.from({ length: count }, (_, i) => i);
    this.#pinned = pinned;
    this.#own = new Map();
  }

  fit(natural: number[], room: number): void {
    this.#natural = natural;
    this.#room = room;
  }

  width(column: number): number {
    return this.#own.get(column) ?? this.#natural[column] ?? 120;
  }

  resize(column: number, width: number | null): void {
    const own = new Map(this.#own);
    if (width === null) own.delete(column);
    else own.set(column, Math.max(NARROWEST, Math.min(WIDEST, Math.round(width))));
    this.#own = own;
  }

  isPinned(place: number): boolean {
    return place < this.#pinned;
  }

  pin(place: number): void {
    const column = this.order[place]!;
    const isPinned = this.isPinned(place);
    const rest = this.order.toSpliced(place, 1);
    this.#pinned += isPinned ? -1 : 1;
    this.order = rest.toSpliced(isPinned ? this.#pinned : this.#pinned - 1, 0, column);
  }

  /** Moves a column to another place. */
  move(from: number, to: number): void {
    const target = Math.max(0, Math.min(to, this.order.length - 1));
    if (this.isPinned(from) !== this.isPinned(target)) this.#pinned += this.isPinned(from) ? -1 : 1;
    const column = this.order[from]!;
    this.order = this.order.toSpliced(from, 1).toSpliced(target, 0, column);
  }

  /** Columns of the table came or went at `start`; the others keep their widths and order. */
  splice(start: number, gone: number, added: number): void {
    const shifted = (column: number) => (column >= start + gone ? column + added - gone : column);
    const kept = this.order.filter((column) => column < start || column >= start + gone);
    const before = kept.findIndex((column) => column >= start + gone);
    const fresh = Array.from({ length: added }, (_, i) => start + i);
    const next = kept.map(shifted);
    this.order = before < 0 ? [...next, ...fresh] : next.toSpliced(before, 0, ...fresh);
    const widths = [...this.#own].filter(([column]) => column < start || column >= start + gone);
    this.#own = new Map(widths.map(([column, width]) => [shifted(column), width]));
  }
}
