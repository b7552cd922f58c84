/** Which module draws which kind; each is fetched when a page first needs it. */
import type { Mount } from "./model";

export interface ComponentModule {
  mount: Mount;
}

type Loader = () => Promise<ComponentModule>;

export class Registry {
  readonly #loaders = new Map<string, Loader>();
  readonly #loaded = new Map<string, ComponentModule>();
  readonly #loading = new Map<string, Promise<ComponentModule>>();

  /** `folders` as `import.meta.glob("./components/*\/index.ts")` gives them. */
  constructor(folders: Record<string, () => Promise<unknown>>) {
    for (const [path, load] of Object.entries(folders)) {
      const kind = /([^/]+)\/index\.ts$/.exec(path)?.[1];
      if (kind) this.#loaders.set(kind, load as Loader);
    }
  }

  /** The module when it is here already. */
  get(kind: string): ComponentModule | undefined {
    return this.#loaded.get(kind);
  }

  load(kind: string): Promise<ComponentModule> {
    const known = this.#loading.get(kind);
    if (known) return known;
    const loader = this.#loaders.get(kind);
    if (!loader) return Promise.reject(new Error(`This page has a '${kind}', but its browser half is not installed.`));
    const loading = loader().then((module) => {
      this.#loaded.set(kind, module);
      return module;
    });
    this.#loading.set(kind, loading);
    return loading;
  }

  loadAll(kinds: Iterable<string>): Promise<unknown> {
    return Promise.allSettled([...kinds].map((kind) => this.load(kind)));
  }
}
