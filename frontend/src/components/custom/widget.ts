/** A published widget as its module expects to be hosted: a model with traits, `initialize` and `render`. */
import { isEqual } from "../../tree/equal";
import { packed, revived } from "./bytes";

type Heard = (...data: any[]) => void;
type State = Record<string, unknown>;

export interface Answer {
  state: State;
  messages: { content: unknown; buffers: unknown[] }[];
}

export interface Outside {
  /** The widget changed traits; `state` is all of them as they travel. */
  onsave: (state: State) => void;
  /** Tells the Python widget, which answers. */
  sync: (said: { state: State; messages: unknown[] }) => Promise<Answer>;
  onfault: (error: unknown) => void;
}

/** The traits of one widget on one page, as its module reads, sets and listens to them. */
export class WidgetModel {
  readonly #state: State;
  readonly #heard = new Map<string, Set<Heard>>();
  #changed: State = {};
  #unsaid: { state: State; messages: unknown[] } = { state: {}, messages: [] };
  #isTelling = false;
  readonly widget_manager = { get_model: () => Promise.reject(new Error("A widget inside another one is not hosted here.")) };

  constructor(
    state: State,
    private readonly outside: Outside,
  ) {
    this.#state = revived(state) as State;
  }

  get(name: string): unknown {
    return this.#state[name];
  }

  set(name: string | State, value?: unknown): void {
    if (typeof name !== "string") return Object.entries(name).forEach(([one, its]) => this.set(one, its));
    if (Object.is(this.#state[name], value)) return;
    this.#put(name, value);
    this.#changed[name] = value;
  }

  save_changes(): void {
    if (!Object.keys(this.#changed).length) return;
    Object.assign(this.#unsaid.state, packed(this.#changed));
    this.#changed = {};
    this.outside.onsave(packed(this.#state) as State);
    void this.#tell();
  }

  send(content: unknown, _callbacks?: unknown, buffers: unknown[] = []): void {
    this.#unsaid.messages.push({ content: packed(content), buffers: buffers.map(packed) });
    void this.#tell();
  }

  on(names: string, heard: Heard): this {
    for (const name of names.split(/\s+/)) this.#heard.set(name, (this.#heard.get(name) ?? new Set()).add(heard));
    return this;
  }

  once(name: string, heard: Heard): this {
    const once: Heard = (...data) => {
      this.off(name, once);
      heard(...data);
    };
    return this.on(name, once);
  }

  off(names?: string | null, heard?: Heard | null): this {
    for (const name of names ? names.split(/\s+/) : this.#heard.keys()) {
      if (heard) this.#heard.get(name)?.delete(heard);
      else this.#heard.delete(name);
    }
    return this;
  }

  /** What comes from Python, as it travels. Traits that are the same stay as they are. */
  receive(state: State): void {
    for (const [name, value] of Object.entries(state)) {
      if (!isEqual(packed(this.#state[name]), value)) this.#put(name, revived(value));
    }
  }

  #put(name: string, value: unknown): void {
    this.#state[name] = value;
    this.#emit(`change:${name}`, this, value);
    this.#emit("change", this);
  }

  #emit(name: string, ...data: unknown[]): void {
    for (const heard of [...(this.#heard.get(name) ?? [])]) heard(...data);
  }

  /** One message at a time is on its way; what is said meanwhile goes with the next. */
  async #tell(): Promise<void> {
    if (this.#isTelling) return;
    this.#isTelling = true;
    try {
      while (Object.keys(this.#unsaid.state).length || this.#unsaid.messages.length) {
        const said = this.#unsaid;
        this.#unsaid = { state: {}, messages: [] };
        const answer = await this.outside.sync(said);
        this.receive(answer.state);
        if (Object.keys(answer.state).length) this.outside.onsave(packed(this.#state) as State);
        for (const { content, buffers } of answer.messages) this.#emit("msg:custom", revived(content), buffers.map(revived));
      }
    } catch (error) {
      this.outside.onfault(error);
    } finally {
      this.#isTelling = false;
    }
  }
}

/** What an `anywidget` module exports. */
interface Definition {
  initialize?: (given: object) => unknown;
  render?: (given: object) => unknown;
}

/** Draws a widget's module into `el`; gives what takes it away. */
export async function hosted(module: { default?: Definition | (() => Definition | Promise<Definition>) }, el: HTMLElement, model: WidgetModel): Promise<() => void> {
  const given = module.default;
  const definition = typeof given === "function" ? await given() : given;
  if (!definition?.render) throw new Error("Its module exports no `render`.");
  const leaving = new AbortController();
  const refuse = () => Promise.reject(new Error("A widget inside another one is not hosted here."));
  const shared = { model, signal: leaving.signal, experimental: { invoke: invokeOn(model) }, host: { getWidget: refuse, getModel: refuse } };
  const ends = [await definition.initialize?.(shared), await definition.render({ ...shared, el })];
  return () => {
    leaving.abort();
    for (const end of ends) if (typeof end === "function") (end as () => void)();
    model.off();
  };
}

let asked = 0;

/** A call of a Python method of the widget, as an ordinary message with a name for its answer. */
function invokeOn(model: WidgetModel) {
  return (name: string, msg?: unknown, options: { buffers?: unknown[]; signal?: AbortSignal } = {}): Promise<[unknown, unknown[]]> => {
    const id = `call-${(asked += 1)}-${Math.random().toString(36).slice(2)}`;
    return new Promise((resolve, reject) => {
      const heard = (content: { id?: string; kind?: string; response?: unknown }, buffers: unknown[]) => {
        if (content?.id !== id || content.kind !== "anywidget-command-response") return;
        model.off("msg:custom", heard);
        resolve([content.response, buffers]);
      };
      options.signal?.addEventListener("abort", () => {
        model.off("msg:custom", heard);
        reject(options.signal!.reason);
      });
      model.on("msg:custom", heard);
      model.send({ id, kind: "anywidget-command", name, msg }, undefined, options.buffers ?? []);
    });
  };
}
