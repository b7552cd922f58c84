/** Runs as the page knows them, and what each node shows of them. */
import type { ListenerSpec } from "../wire/config";
import type { Ended, Step } from "../wire/messages.gen";
import type { Status } from "../tree/model";
import { IDLE, type Node } from "../tree/node.svelte";

/** One run that has not ended. */
export interface Run {
  id: string;
  listener: ListenerSpec;
  target: Node | null;
  shownOn: Node[];
  status: Status;
  /** Whether the server has spoken of it. */
  isAnswered: boolean;
}

type Facts = Partial<Omit<Status, "elapsed" | "run" | "since">>;

export class Runs {
  readonly #pending = new Map<string, Run>();

  get(id: string): Run | undefined {
    return this.#pending.get(id);
  }

  all(): Run[] {
    return [...this.#pending.values()];
  }

  of(listener: number): Run[] {
    return [...this.#pending.values()].filter((run) => run.listener.id === listener);
  }

  /** The runs that a node started or shows. */
  at(node: Node): Run[] {
    return [...this.#pending.values()].filter((run) => run.target === node || run.shownOn.includes(node));
  }

  begin(id: string, listener: ListenerSpec, target: Node | null, shownOn: Node[]): Run {
    const show = (listener.show_progress ?? "full") as Status["show"];
    const run: Run = { id, listener, target, shownOn, isAnswered: false, status: new RunStatus(id, { state: "queued", show }) };
    this.#pending.set(id, run);
    if (target) target.started += 1;
    for (const node of shownOn) node.status = run.status;
    return run;
  }

  queued(id: string, position: number, size: number, eta_s: number | null): void {
    this.#update(id, { state: "queued", position, size, eta_s });
  }

  started(id: string, eta_s: number | null): void {
    this.#update(id, { state: "running", position: null, size: null, eta_s });
  }

  progressed(id: string, steps: Step[]): void {
    this.#update(id, { state: "running", steps });
  }

  /** A part of the result is here. */
  patched(id: string): void {
    if (this.#pending.get(id)?.status.partial === false) this.#update(id, { partial: true });
  }

  /** Forgets a run; nodes that show it become idle, the first of them says why it failed. */
  end(ended: Pick<Ended, "run" | "status" | "error">, errorText: string | null): Run | undefined {
    const run = this.#pending.get(ended.run);
    if (!run) return undefined;
    this.#pending.delete(ended.run);
    if (run.target) run.target.started -= 1;
    for (const node of run.shownOn) if (node.status.run === run.id) node.status = IDLE;
    if (ended.status === "failed") this.fail(run, errorText);
    return run;
  }

  fail(run: Run, errorText: string | null): void {
    const [first] = run.shownOn;
    if (first && first.status === IDLE) {
      first.status = new RunStatus(run.id, { ...run.status, state: "failed", steps: [], error: errorText }, run.status.since);
    }
  }

  #update(id: string, facts: Facts): void {
    const run = this.#pending.get(id);
    if (!run) return;
    const before = run.status;
    run.isAnswered = true;
    run.status = new RunStatus(id, { ...before, ...facts }, before.since);
    for (const node of run.shownOn) if (node.status.run === id) node.status = run.status;
  }
}

class RunStatus implements Status {
  state: Status["state"] = "queued";
  position: number | null = null;
  size: number | null = null;
  eta_s: number | null = null;
  steps: Step[] = [];
  error: string | null = null;
  partial = false;
  run: string;
  since: number;
  show: Status["show"] = "full";

  constructor(run: string, facts: Facts, since = performance.now()) {
    Object.assign(this, facts);
    this.run = run;
    this.since = since;
  }

  get elapsed(): number {
    return (performance.now() - this.since) / 1000;
  }
}
