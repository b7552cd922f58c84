/** Notes what a person's clicks call, so that it can be shown as a program. */
import type { Page } from "../run/page";
import type { ListenerSpec } from "../wire/config";

/** A call as it was noted: the endpoint's name, and one value per input that a caller gives. */
export interface Noted {
  name: string;
  values: unknown[];
}

export class Recorder {
  isOn = $state(false);
  calls = $state.raw<Noted[]>([]);
  #stop: (() => void) | null = null;

  constructor(private readonly page: Page) {}

  start(): void {
    const { runs } = this.page;
    const begin = runs.begin.bind(runs);
    // Every call of a function passes here, with its inputs as they are sent.
    runs.begin = (id, listener, target, shownOn) => {
      this.#note(listener);
      return begin(id, listener, target, shownOn);
    };
    this.#stop = () => (runs.begin = begin);
    this.calls = [];
    this.isOn = true;
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
    this.isOn = false;
  }

  #note(listener: ListenerSpec): void {
    if (listener.api_name) this.calls = [...this.calls, { name: `/${listener.api_name}`, values: valuesOf(this.page, listener) }];
  }
}

/** What the page shows in the inputs of a listener; what the API does not take is left out. */
export function valuesOf(page: Page, listener: ListenerSpec): unknown[] {
  const nodes = (listener.inputs ?? []).map((id) => page.tree.get(id));
  return nodes.filter((node) => node?.kind !== "state").map((node) => node?.peek("value") ?? null);
}

/** The listeners of a page by the name of their endpoint, as the page was told of them. */
export function listenersByName(): Record<string, ListenerSpec> {
  const told = JSON.parse(document.getElementById("limelight-config")?.textContent || "{}") as { listeners?: ListenerSpec[] };
  return Object.fromEntries((told.listeners ?? []).map((one) => [`/${one.api_name}`, one]));
}
