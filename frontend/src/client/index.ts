/**
 * Call an app from JavaScript, in a browser or in Node.
 *
 *     import { Client } from "http://127.0.0.1:7860/client.js";
 *     const app = await Client.connect("http://127.0.0.1:7860");
 *     await app.predict("/greet", { name: "Ada" });
 *     for await (const part of app.submit("/story", { topic: "rain" })) show(part);
 *
 * A call has a key: repeating it after a lost connection never runs the function twice. A stream that breaks off goes on
 * after the last event that was seen.
 */
import { upload } from "../wire/upload";
import { CallError } from "./call-error";
import { Job, type Follow } from "./job";

export { CallError } from "./call-error";
export { Job } from "./job";
export type { JobStatus } from "./job";

export interface Options {
  /** Sent with every request. */
  headers?: Record<string, string>;
  /** Name and password, for an app with a sign-in. */
  auth?: [name: string, password: string];
  /** Pauses in ms between attempts to reach the app again. */
  delays_ms?: number[];
  /** Another `fetch`, for tests and proxies. */
  fetch?: typeof fetch;
}

export interface CallOptions {
  /** Aborting it cancels the run. */
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

/** Arguments by name, or by position. A `Blob` or `File` among them is uploaded first. */
export type Arguments = Record<string, unknown> | unknown[];

export interface Parameter {
  name: string;
  type: string;
  schema: Record<string, unknown>;
  label: string;
  required: boolean;
  default: unknown;
  description: string;
}

export interface Endpoint {
  name: string;
  description: string;
  parameters: Parameter[];
  returns: { label: string; type: string; schema: Record<string, unknown> }[];
}

const DELAYS_MS = [100, 300, 1000, 2000, 4000, 8000, 15000];

/** An app elsewhere. */
export class Client {
  /** Calls with one session share what the app keeps per visitor. */
  session: string = crypto.randomUUID();
  readonly #fetch: typeof fetch;
  readonly #delays: number[];
  #headers: Record<string, string>;

  private constructor(
    readonly root: string,
    options: Options,
  ) {
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
    this.#delays = options.delays_ms ?? DELAYS_MS;
    this.#headers = { ...options.headers };
  }

  /** Connects to the app at an address; in an app's own page that of the page when none is given. Throws `CallError`. */
  static async connect(url?: string, options: Options = {}): Promise<Client> {
    const client = new Client(new URL(url ?? ".", globalThis.document?.baseURI).href.replace(/\/?$/, "/"), options);
    if (options.auth) await client.#signIn(...options.auth);
    return client;
  }

  /** The result of one call: a value, or a list of several. */
  async predict<T = unknown>(name: string, args: Arguments = {}, options: CallOptions = {}): Promise<T> {
    const body = JSON.stringify(await this.#sent(args));
    const headers = this.#callHeaders(options);
    const answer = await this.#again(() => this.#ask(path(name), { method: "POST", body, headers, signal: options.signal ?? null }));
    return ((await answer.json()) as { result: T }).result;
  }

  /** Starts a call: `await` gives its result, `for await` each partial one. */
  submit<T = unknown>(name: string, args: Arguments = {}, options: CallOptions = {}): Job<T> {
    const headers = { ...this.#callHeaders(options), Accept: "text/event-stream" };
    return this.#job<T>(async () => {
      const body = JSON.stringify(await this.#sent(args));
      return () => this.#ask(`${path(name)}?changes=true`, { method: "POST", body, headers });
    }, options.signal);
  }

  /** A run that was started before, here or elsewhere, by its id; `after` is the number of the last event that was seen. */
  follow<T = unknown>(runId: string, after = 0): Job<T> {
    return this.#job<T>(async () => () => this.#ask(`api/runs/${runId}/events?changes=true`, {}), undefined, after);
  }

  /** The app's public endpoints, by name. */
  async endpoints(): Promise<Record<string, Endpoint>> {
    const info = (await (await this.#ask("gradio_api/info", {})).json()) as { named_endpoints: Record<string, Told> };
    return Object.fromEntries(Object.entries(info.named_endpoints).map(([name, told]) => [name, endpointOf(name, told)]));
  }

  /** Sends a file; what it gives stands for the file in arguments. */
  async upload(file: Blob, name = "name" in file ? String(file.name) : "file", onProgress?: (share: number) => void): Promise<unknown> {
    if (typeof XMLHttpRequest !== "undefined") return upload(file, name, { root: this.root, onProgress });
    return (await this.#ask(`limelight/upload?name=${encodeURIComponent(name)}`, { method: "PUT", body: file })).json();
  }

  /** Be somebody new: what the app keeps per visitor starts over. */
  resetSession(): void {
    this.session = crypto.randomUUID();
  }

  #job<T>(begin: () => Promise<() => Promise<Response>>, signal?: AbortSignal, shownAfter = 0): Job<T> {
    const follow: Follow = {
      begin,
      resume: (run, after) => this.#ask(`api/runs/${run}/events?changes=true&after=${after}`, {}),
      cancel: (run) => this.#ask(`api/runs/${run}/cancel`, { method: "POST" }),
      isLost,
      pause: (attempt) => this.#pause(attempt),
    };
    const job = new Job<T>(follow, shownAfter);
    signal?.addEventListener("abort", () => void job.cancel(), { once: true });
    return job;
  }

  #callHeaders(options: CallOptions): Record<string, string> {
    const own = { "Content-Type": "application/json", "Limelight-Session": this.session, "Idempotency-Key": crypto.randomUUID() };
    return { ...own, ...options.headers };
  }

  async #ask(where: string, init: RequestInit): Promise<Response> {
    const answer = await this.#fetch(this.root + where, { ...init, headers: { ...this.#headers, ...(init.headers as Record<string, string>) } });
    if (answer.ok) return answer;
    throw new CallError(await reason(answer), answer.status);
  }

  async #again(ask: () => Promise<Response>): Promise<Response> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await ask();
      } catch (error) {
        if (!isLost(error) || !(await this.#pause(attempt))) throw error;
      }
    }
  }

  /** Waits before another attempt; false when there were enough. */
  async #pause(attempt: number): Promise<boolean> {
    const delay = this.#delays[attempt];
    if (delay === undefined) return false;
    await new Promise((resolve) => setTimeout(resolve, delay));
    return true;
  }

  async #sent(value: unknown): Promise<unknown> {
    if (value instanceof Blob) return this.upload(value);
    if (Array.isArray(value)) return Promise.all(value.map((one) => this.#sent(one)));
    if (value && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
      return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([key, one]) => [key, await this.#sent(one)])));
    }
    return value;
  }

  async #signIn(username: string, password: string): Promise<void> {
    const body = new URLSearchParams({ username, password });
    const answer = await this.#ask("login", { method: "POST", body });
    // Browsers keep cookies themselves and do not show them.
    const cookies = answer.headers.getSetCookie?.() ?? [];
    const open = cookies.filter((one) => this.root.startsWith("https:") || !/;\s*secure/i.test(one));
    if (open.length) this.#headers.Cookie = open.map((one) => one.split(";")[0]).join("; ");
  }
}

interface Told {
  description?: string;
  parameters: (ToldValue & { parameter_name: string; parameter_has_default: boolean; parameter_default: unknown })[];
  returns: ToldValue[];
}

interface ToldValue {
  label: string;
  type: Record<string, unknown>;
  python_type: { type: string; description: string };
}

function endpointOf(name: string, told: Told): Endpoint {
  const value = (one: ToldValue) => ({ label: one.label, type: one.python_type.type, schema: one.type });
  return {
    name,
    description: told.description ?? "",
    parameters: told.parameters.map((one) => ({
      ...value(one),
      name: one.parameter_name,
      required: !one.parameter_has_default,
      default: one.parameter_default,
      description: one.python_type.description,
    })),
    returns: told.returns.map(value),
  };
}

function path(name: string): string {
  return `api/${encodeURIComponent(name.replace(/^\//, ""))}`;
}

async function reason(answer: Response): Promise<string> {
  const text = await answer.text();
  try {
    return String((JSON.parse(text) as { detail: unknown }).detail);
  } catch {
    return text.slice(0, 300) || `HTTP ${answer.status}`;
  }
}

/** Whether an error says that the connection was lost, not that the app refused. */
function isLost(error: unknown): boolean {
  return !(error instanceof CallError) && !(error instanceof DOMException && error.name === "AbortError");
}
