/** Which function draws which kind; most are fetched when a page first needs them. */
import { fetched } from "../wire/fetched";
import type { Mount } from "./model";

export class Registry {
  readonly #here: Map<string, Mount>;
  readonly #loading = new Map<string, Promise<Mount>>();

  constructor(
    here: Record<string, Mount>,
    /** Gives what fetches each of the others; it is itself fetched when a page first needs one. */
    private readonly lazy: () => Promise<Record<string, () => Promise<Mount>>>,
  ) {
    this.#here = new Map(Object.entries(here));
  }

  /** What draws a kind, when it is here already. */
  get(kind: string): Mount | undefined {
    return this.#here.get(kind);
  }

  load(kind: string): Promise<Mount> {
    const here = this.#here.get(kind);
    if (here) return Promise.resolve(here);
    const known = this.#loading.get(kind);
    if (known) return known;
    const loading = this.#fetch(kind);
    this.#loading.set(kind, loading);
    return loading;
  }

  async #fetch(kind: string): Promise<Mount> {
    const load = (await fetched(this.lazy))[kind];
    if (!load) throw new Error(`This page has a '${kind}', but the browser half of Limelight cannot draw it.`);
    const mount = await fetched(load);
    this.#here.set(kind, mount);
    return mount;
  }

  /** Waits until every kind is here or has failed; a failure shows where the kind stands. */
  loadAll(kinds: Iterable<string>): Promise<unknown> {
    return Promise.allSettled([...kinds].map((kind) => this.load(kind)));
  }
}
