/** The app's own functions that run in the page: `js=` listeners. */

export type LocalFunction = (...inputs: unknown[]) => unknown;

/** The app script. It may also hold what runs as soon as the page is there. */
export class Script {
  #functions: Promise<Record<number, LocalFunction>> | null = null;

  constructor(private readonly url: string | null) {}

  load(): Promise<Record<number, LocalFunction>> {
    return (this.#functions ??= this.#fetch());
  }

  async call(listener: number, inputs: unknown[]): Promise<unknown> {
    const call = (await this.load())[listener];
    if (!call) throw new Error(`The app script has no function for listener ${listener}.`);
    return call(...inputs);
  }

  async #fetch(): Promise<Record<number, LocalFunction>> {
    if (!this.url) return {};
    const address = new URL(this.url, document.baseURI).href;
    const module = (await import(/* @vite-ignore */ address)) as { default: Record<number, LocalFunction> };
    return module.default;
  }
}

/** What a function returned, as one value per slot. */
export function spread(returned: unknown, slots: number): unknown[] {
  if (slots === 0) return [];
  if (Array.isArray(returned) && (slots > 1 || returned.length === 1)) return returned as unknown[];
  return [returned];
}

/** A returned prop update, or null when it is a plain value. */
export function asUpdate(value: unknown): Record<string, unknown> | null {
  if (typeof value !== "object" || value === null) return null;
  const { __type__: mark, ...props } = value as Record<string, unknown>;
  return mark === "update" ? props : null;
}
