/** Paces exports: one at a time, the latest wins, and while a stroke is drawn no more often than is useful. */

export interface Clock {
  now(): number;
  sleep(ms: number): Promise<void>;
}

const PAGE_CLOCK: Clock = {
  now: () => performance.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** Between two exports of one stroke, in milliseconds. */
export const LIVE_EVERY_MS = 80;

export class Snapshots<S, V> {
  #wanted: { state: S; isLive: boolean } | null = null;
  #work: Promise<void> | null = null;
  #turn = 0;
  #lastEnd = -Infinity;
  #lastTook = 0;

  constructor(
    private readonly make: (state: S) => Promise<V>,
    private readonly deliver: (value: V) => void,
    private readonly onfault: (error: unknown) => void,
    private readonly clock: Clock = PAGE_CLOCK,
  ) {}

  /**
   * Wants an export of `state`. A live one may be left out when a later one comes first; the other kind never waits
   * for time to pass. Over when nothing is wanted any more and the last value was delivered.
   */
  request(state: S, isLive = false): Promise<void> {
    this.#wanted = { state, isLive };
    return (this.#work ??= this.#makeAll());
  }

  /** Forgets what is wanted and what is being made. */
  drop(): void {
    this.#wanted = null;
    this.#turn += 1;
  }

  async #makeAll(): Promise<void> {
    while (this.#wanted) {
      const wait = this.#wanted.isLive ? this.#restAt(this.clock.now()) : 0;
      if (wait > 0) await this.clock.sleep(Math.min(wait, 20));
      else await this.#one();
    }
    this.#work = null;
  }

  /** Large sheets take long to export; a stroke then shows its result more seldom. */
  #restAt(now: number): number {
    return this.#lastEnd + Math.max(LIVE_EVERY_MS - this.#lastTook, this.#lastTook * 1.5) - now;
  }

  async #one(): Promise<void> {
    const { state } = this.#wanted!;
    this.#wanted = null;
    const turn = this.#turn;
    const start = this.clock.now();
    try {
      const value = await this.make(state);
      if (turn === this.#turn) this.deliver(value);
    } catch (error) {
      if (turn === this.#turn) this.onfault(error);
    }
    this.#lastEnd = this.clock.now();
    this.#lastTook = this.#lastEnd - start;
  }
}
