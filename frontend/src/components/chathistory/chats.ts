/** Where conversations are kept: in this browser, or on the server under a secret of this browser. */
import type { Model } from "../../tree/model";

export interface Known { id: string; title: string; at: number; version: number }
export interface Chat extends Known { messages: unknown[] }

export interface Chats {
  list(): Promise<Known[]>;
  read(id: string): Promise<Chat | null>;
  /** Writes it. One that another page has changed since it was read is left alone: this one gets an id of its own. */
  keep(chat: Omit<Chat, "at">): Promise<Known>;
  forget(id: string): Promise<void>;
}

export class BrowserChats implements Chats {
  constructor(
    private readonly key: string,
    private readonly shelf: Storage = localStorage,
  ) {}

  async list(): Promise<Known[]> {
    return Object.values(this.#index()).sort((a, b) => b.at - a.at);
  }

  async read(id: string): Promise<Chat | null> {
    const known = this.#index()[id];
    const text = this.shelf.getItem(`${this.key}:${id}`);
    return known && text ? { ...known, messages: JSON.parse(text) as unknown[] } : null;
  }

  async keep({ id, title, version, messages }: Omit<Chat, "at">): Promise<Known> {
    const index = this.#index();
    const stored = index[id];
    const isOther = stored !== undefined && stored.version !== version;
    const known: Known = { id: isOther || !id ? newId() : id, title, at: Date.now() / 1000, version: isOther ? 1 : version + 1 };
    this.shelf.setItem(`${this.key}:${known.id}`, JSON.stringify(messages));
    this.shelf.setItem(this.key, JSON.stringify({ ...this.#index(), [known.id]: known }));
    return known;
  }

  async forget(id: string): Promise<void> {
    const { [id]: _, ...rest } = this.#index();
    this.shelf.setItem(this.key, JSON.stringify(rest));
    this.shelf.removeItem(`${this.key}:${id}`);
  }

  #index(): Record<string, Known> {
    return JSON.parse(this.shelf.getItem(this.key) ?? "{}") as Record<string, Known>;
  }
}

export class ServerChats implements Chats {
  readonly #owner: string;

  constructor(
    private readonly model: Model,
    key: string,
  ) {
    const known = localStorage.getItem(`${key}-owner`);
    this.#owner = known ?? newId() + newId();
    if (!known) localStorage.setItem(`${key}-owner`, this.#owner);
  }

  async list(): Promise<Known[]> {
    return (await this.#call("chats", {})) as Known[];
  }

  async read(id: string): Promise<Chat | null> {
    return (await this.#call("chat", { id })) as Chat | null;
  }

  async keep(chat: Omit<Chat, "at">): Promise<Known> {
    return (await this.#call("keep_chat", { chat })) as Known;
  }

  async forget(id: string): Promise<void> {
    await this.#call("forget_chat", { id });
  }

  #call(name: string, data: Record<string, unknown>): Promise<unknown> {
    return this.model.call(name, { ...data, owner: this.#owner });
  }
}

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
