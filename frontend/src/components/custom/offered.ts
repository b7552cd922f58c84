/** The model that a module of an app's own gets: plain objects and callbacks, no framework. */
import { follow } from "../../kit/follow.svelte";
import type { Model } from "../../tree/model";

export interface Offered {
  /** Live: reads what a prop is now. Replace values through `set`, never change them in place. */
  readonly props: Record<string, unknown>;
  get(name: string): unknown;
  /** A person changed a prop: the server is told, and `input` and `change` fire when it is `value`. */
  set(name: string, value: unknown): void;
  /** Something happened: the listeners of this event of the Python class run, with `data` as their event data. */
  fire(event: string, data?: unknown): void;
  /** Calls `then` with the prop's value whenever it is another one; gives what stops that. */
  on(name: string, then: (value: unknown) => void): () => void;
  upload: Model["upload"];
  /** Asks a function that the Python class lists in `server_functions`. */
  call: Model["call"];
  readonly interactive: boolean;
  readonly busy: boolean;
}

export function offered(model: Model, stops: (() => void)[]): Offered {
  return {
    props: model.props,
    get: (name) => model.props[name],
    set: (name, value) => model.set(name, value),
    fire: (event, data) => model.fire(event, data),
    on(name, then) {
      let before = model.props[name];
      const stop = follow(() => {
        const value = name === "interactive" ? model.interactive : name === "busy" ? model.busy : model.props[name];
        if (value === before) return;
        before = value;
        queueMicrotask(() => then(value));
      });
      stops.push(stop);
      return stop;
    },
    upload: (file, name, onProgress, signal) => model.upload(file, name, onProgress, signal),
    call: (name, data) => model.call(name, data),
    get interactive() {
      return model.interactive;
    },
    get busy() {
      return model.busy;
    },
  };
}
