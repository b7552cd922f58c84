/** What `js_on_load` is given: its props, its events, the server, uploads. */
import type { Model } from "../../tree/model";
import type { Scope } from "./template";

interface Watch {
  names: string[];
  run: () => void;
}

export class Bridge {
  readonly #watches: Watch[] = [];
  #last: Scope = {};

  constructor(
    private readonly model: Model,
    private readonly scope: () => Scope,
    private readonly onfault: (error: unknown) => void,
  ) {}

  /** Reading gives what shows now; setting shows it, and a set `value` is what functions get. */
  readonly props: object = new Proxy({} as Scope, {
    get: (_, name) => this.scope()[name as string],
    has: (_, name) => name in this.scope(),
    ownKeys: () => Object.keys(this.scope()),
    getOwnPropertyDescriptor: (_, name) => ({ value: this.scope()[name as string], enumerable: true, configurable: true }),
    set: (_, name, value) => {
      this.#set(name as string, value);
      return true;
    },
  });

  readonly server: object = new Proxy({}, {
    get: (_, name) => (...given: unknown[]) => this.model.call(name as string, given.length > 1 ? given : given[0]),
  });

  readonly trigger = (event: string, data?: unknown): void => this.model.fire(event, data);

  readonly upload = (file: File): Promise<unknown> => this.model.upload(file, file.name);

  /** `run` is called when the server changes one of these props. */
  readonly watch = (names: string | string[], run: () => void): void => {
    this.#watches.push({ names: [names].flat(), run });
  };

  /** The page shows these props now. */
  shows(scope: Scope): void {
    const before = this.#last;
    this.#last = scope;
    for (const { names, run } of this.#watches) {
      if (!names.some((name) => before[name] !== scope[name])) continue;
      try {
        run();
      } catch (error) {
        this.onfault(error);
      }
    }
  }

  #set(name: string, value: unknown): void {
    // A list that was changed in place is the same list: a copy makes the change seen.
    const next = value === this.scope()[name] ? copied(value) : value;
    this.#last = { ...this.#last, [name]: next };
    const own = this.model.props.props as Scope | undefined;
    const isStock = !(own && name in own) && (name === "value" || name === "label" || name in this.model.props);
    if (isStock) this.model.set(name, next);
    else this.model.set("props", { ...own, [name]: next });
  }
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return [...(value as unknown[])];
  return value && typeof value === "object" ? { ...value } : value;
}
