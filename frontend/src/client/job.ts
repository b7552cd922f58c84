/** A call that goes on: a promise of its result, and an iterator of its partial results. */
import { changed, type Change } from "../wire/changes";
import { eventsOf, type ServerEvent } from "../wire/events";
import { CallError } from "./call-error";

/** How a job asks the server. */
export interface Follow {
  begin(): Promise<() => Promise<Response>>;
  resume(run: string, after: number): Promise<Response>;
  cancel(run: string): Promise<unknown>;
  isLost(error: unknown): boolean;
  pause(attempt: number): Promise<boolean>;
}

export interface JobStatus {
  stage: "starting" | "queued" | "running" | "done" | "failed" | "cancelled";
  position?: number;
  eta_s?: number | null;
  progress?: unknown[];
  notice?: unknown;
}

export class Job<T = unknown> implements AsyncIterable<T>, PromiseLike<T> {
  /** The run's id at the server: `client.follow(runId)` follows it from elsewhere. */
  runId: string | null = null;
  /** The number of the last event that came. */
  seen = 0;
  status: JobStatus = { stage: "starting" };
  /** The partial results so far; of a function that gives one, that. */
  readonly outputs: T[] = [];
  readonly #result: Promise<T>;
  #values: unknown[] = [];
  #isCancelled = false;
  #isOver = false;
  #wake: (() => void)[] = [];

  constructor(
    private readonly follow: Follow,
    private readonly shownAfter: number,
  ) {
    this.#result = this.#run().then(
      (value) => {
        if (!this.outputs.length) this.outputs.push(value);
        return this.#end(value, "done");
      },
      (error: unknown) => {
        this.#end(null, this.#isCancelled ? "cancelled" : "failed");
        throw error;
      },
    );
    this.#result.catch(() => undefined); // told to whoever awaits it
  }

  then<A = T, B = never>(done?: ((value: T) => A | PromiseLike<A>) | null, failed?: ((error: unknown) => B | PromiseLike<B>) | null): Promise<A | B> {
    return this.#result.then(done, failed);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void> {
    for (let at = 0; ; at++) {
      while (at >= this.outputs.length && !this.#isOver) await new Promise<void>((resolve) => this.#wake.push(resolve));
      if (at < this.outputs.length) yield this.outputs[at]!;
      else if (this.#isCancelled) return;
      else return void (await this.#result);
    }
  }

  /** Asks the server to stop the run. */
  async cancel(): Promise<void> {
    this.#isCancelled = true;
    if (this.runId && !this.#isOver) await this.follow.cancel(this.runId);
  }

  async #run(): Promise<T> {
    let ask = await this.follow.begin();
    for (let attempt = 0; ; attempt++) {
      try {
        const answer = await ask();
        this.runId = answer.headers.get("limelight-run") ?? this.runId;
        if (this.#isCancelled && this.runId) await this.follow.cancel(this.runId);
        for await (const event of eventsOf(answer.body!)) {
          attempt = 0;
          this.seen = event.id;
          const end = this.#take(event);
          if (end) return end.value;
        }
      } catch (error) {
        if (!this.follow.isLost(error)) throw error;
        if (!(await this.follow.pause(attempt))) throw error;
      }
      const run = this.runId;
      if (run) ask = () => this.follow.resume(run, this.seen);
    }
  }

  #take({ id, name, data }: ServerEvent): { value: T } | null {
    const told = data as Record<string, unknown>;
    if (name === "result") return { value: data as T };
    if (name === "error" || name === "cancelled") throw new CallError(String(told.message));
    if (name === "change") this.#change(id, data as Change[][]);
    else if (name === "queued") this.status = { stage: "queued", position: told.position as number, eta_s: told.eta_s as number | null };
    else if (name === "started") this.status = { stage: "running", eta_s: told.eta_s as number | null };
    else if (name === "progress") this.status = { stage: "running", progress: data as unknown[] };
    else if (name === "notice") this.status = { ...this.status, notice: data };
    return null;
  }

  #change(id: number, changes: Change[][]): void {
    this.#values = changes.map((one, i) => changed(this.#values[i], one));
    if (id <= this.shownAfter) return;
    this.outputs.push((this.#values.length === 1 ? this.#values[0] : this.#values) as T);
    this.#wakeAll();
  }

  #end<V>(value: V, stage: JobStatus["stage"]): V {
    this.status = { stage };
    this.#isOver = true;
    this.#wakeAll();
    return value;
  }

  #wakeAll(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }
}
