/** Where rows stand, and which are in sight, however many there are. */

/** Browsers draw no taller element reliably. */
const TALLEST = 8_000_000;

/**
 * A scroll bar for more rows than an element can be tall.
 *
 * Small steps move by the pixel, as anywhere; a jump of the bar goes to its share of the table. `shift` is what lies
 * between the place of a row in the table and in the element, and changes in jumps only.
 */
export class Scaled {
  shift = 0;
  #before = 0;

  /** `full`: height of all rows; `view`: of what is seen; both in pixels. */
  constructor(
    private full: number,
    private view: number,
  ) {}

  get space(): number {
    return Math.min(this.full, TALLEST);
  }

  get isScaled(): boolean {
    return this.full > TALLEST;
  }

  resize(full: number, view: number): void {
    this.full = full;
    this.view = view;
    if (!this.isScaled) this.shift = 0;
  }

  /** The element was scrolled to `top`; gives the place in the table that is seen first. */
  at(top: number): number {
    if (this.isScaled) {
      const isJump = Math.abs(top - this.#before) > 2 * this.view;
      const isEnd = top <= 0 || top >= this.space - this.view - 1;
      if (isJump || isEnd) this.shift = top - this.#scaledUp(top);
    }
    this.#before = top;
    return Math.max(0, Math.min(top - this.shift, this.full - this.view));
  }

  /** How far the element is to be scrolled so that `place` is seen first. */
  topOf(place: number): number {
    if (!this.isScaled) return place;
    const top = Math.round((place * (this.space - this.view)) / (this.full - this.view));
    this.shift = top - place;
    this.#before = top;
    return top;
  }

  #scaledUp(top: number): number {
    return (top * (this.full - this.view)) / (this.space - this.view);
  }
}

/** Heights of rows: all alike, or as measured. */
export class Heights {
  #offsets: Float64Array | null = null;
  #measured = new Map<number, number>();

  constructor(
    readonly count: number,
    readonly usual: number,
  ) {}

  get full(): number {
    return this.offset(this.count);
  }

  offset(place: number): number {
    if (!this.#measured.size) return place * this.usual;
    this.#offsets ??= this.#summed();
    return this.#offsets[Math.min(place, this.count)]!;
  }

  height(place: number): number {
    return this.#measured.get(place) ?? this.usual;
  }

  /** The row at an offset. */
  place(offset: number): number {
    if (!this.#measured.size) return Math.max(0, Math.min(this.count - 1, Math.floor(offset / this.usual)));
    let [low, high] = [0, this.count - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.offset(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  /** Whether anything moved. */
  measure(place: number, height: number): boolean {
    if (Math.abs(this.height(place) - height) < 1) return false;
    this.#measured.set(place, height);
    this.#offsets = null;
    return true;
  }

  #summed(): Float64Array {
    const sums = new Float64Array(this.count + 1);
    for (let i = 0; i < this.count; i++) sums[i + 1] = sums[i]! + this.height(i);
    return sums;
  }
}

export interface Sight {
  first: number;
  last: number;
}

/** The columns in sight, after the pinned ones. `lefts` are their starts, with the end of the last as one more. */
export function columnsInSight(lefts: number[], pinned: number, left: number, width: number): Sight {
  const free = left + (lefts[pinned] ?? 0);
  let first = pinned;
  while (first < lefts.length - 2 && lefts[first + 1]! <= free) first++;
  let last = first;
  while (last < lefts.length - 1 && lefts[last]! < left + width) last++;
  return { first: Math.max(pinned, first - 1), last: Math.min(lefts.length - 1, last + 1) };
}
