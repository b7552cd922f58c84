/** The app's own functions that run in the page: `js=` listeners. */

export type LocalFunction = (...inputs: unknown[]) => unknown;

/** The app script, fetched when first needed. */
export class Script {
  #functions: Promise<Record<number, LocalFunction>> | null = null;

  constructor(private readonly url: string | null) {}

  async call(listener: number, inputs: unknown[]): Promise<unknown> {
    this.#functions ??= this.#load();
    const call = (await this.#functions)[listener];
    if (!call) throw new Error(`The app script has no function for listener ${listener}.`);
    return call(...inputs);
  }

  async #load(): Promise<Record<number, LocalFunction>> {
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
