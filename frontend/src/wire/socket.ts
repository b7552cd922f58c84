/**
 * The connection of one page: it opens, resumes, backs off, and hands on every numbered message exactly once.
 *
 * Nothing here touches the DOM: sockets, timers, storage and wake-up signals are given in `Surroundings`.
 */
import { binary, decode, encode, isFrame, type Wire } from "./codec";
import type { Frame, FromPage, Leaving, Numbered, Refused, Trigger, Welcome } from "./messages.gen";

export type ConnectionState = "connecting" | "connected" | "reconnecting" | "offline" | "resumed";

/** What a transport tells the connection. */
export interface Handlers {
  onText(text: string | ArrayBuffer): void;
  onOpen(): void;
  onClose(): void;
}

/** An open way to the server. */
export interface Link {
  send(texts: Wire[]): void;
  close(): void;
  /** Bytes that wait to leave. */
  readonly waiting?: number;
}

export type OpenLink = (handlers: Handlers) => Link;

export interface Surroundings {
  openWebSocket: OpenLink;
  openEvents: OpenLink;
  storage: { get(key: string): string | null; set(key: string, value: string | null): void };
  setTimer(run: () => void, delay_ms: number): number;
  clearTimer(timer: number): void;
  /** Calls back when the page becomes visible, is shown again, or the network returns. */
  onWake(wake: () => void): void;
  isOnline(): boolean;
  random(): number;
}

export interface Receivers {
  onMessages(messages: Numbered[]): void;
  onWelcome(welcome: Welcome): void;
  onState(state: ConnectionState): void;
  onRefused(refused: Refused): void;
  onLeaving(leaving: Leaving): void;
}

export interface Address {
  page: string;
  query: string;
}

const DELAYS_MS = [0, 500, 1000, 2000, 4000, 8000, 15000];
const PING_MS = 15000;
const WAKE_ANSWER_MS = 5000;
const OPEN_TIMEOUT_MS = 10000;
const RESUMED_SHOWN_MS = 2500;
const MOST_WAITING = 256_000;

/** One page's connection. Call `open()` once. */
export class Connection {
  session: string | null;
  state: ConnectionState = "connecting";
  #seen: number | null = null;
  #link: Link | null = null;
  #isWelcome = false;
  #wasWelcome = false;
  #hasLeft = false;
  #failures = 0;
  #refusals = 0;
  #unanswered = 0;
  #retryTimer: number | null = null;
  #pingTimer: number | null = null;
  #calmTimer: number | null = null;
  /** Triggers without an answer so far. Sending one twice is harmless: its run id is the same. */
  #waiting = new Map<string, Trigger>();
  #attempt = 0;

  constructor(
    private readonly around: Surroundings,
    private readonly to: Receivers,
    private readonly address: Address,
  ) {
    this.session = around.storage.get("session");
    around.onWake(() => this.#wake());
  }

  open(): void {
    this.#connect();
  }

  /** Sends now, or after the next welcome when there is no connection. */
  send(message: Exclude<FromPage, { t: "hello" }>): void {
    if (message.t === "trigger") this.#waiting.set(message.run, message);
    if (this.#isWelcome) this.#link?.send([encode(message)]);
  }

  /** Whether more waits to leave than the network takes, so that a stream had better wait too. */
  get isCongested(): boolean {
    return !this.#isWelcome || (this.#link?.waiting ?? 0) > MOST_WAITING;
  }

  /** Ends the connection for good. */
  close(): void {
    this.#hasLeft = true;
    this.#drop();
  }

  #connect(): void {
    this.#retryTimer = null;
    const attempt = ++this.#attempt;
    const isCurrent = () => attempt === this.#attempt;
    const usesSocket = this.around.storage.get("transport") !== "events";
    const open = usesSocket ? this.around.openWebSocket : this.around.openEvents;
    this.#startTimeout(() => isCurrent() && this.#lost(usesSocket));
    this.#link = open({
      onOpen: () => isCurrent() && this.#hello(),
      onText: (text) => isCurrent() && this.#receive(text, usesSocket),
      onClose: () => isCurrent() && this.#lost(usesSocket),
    });
  }

  #hello(): void {
    const { page, query } = this.address;
    this.#link?.send([encode({ t: "hello", session: this.session, seen: this.#seen, page, query, bytes: !!binary.unpack })]);
  }

  #receive(text: string | ArrayBuffer, usesSocket: boolean): void {
    this.#unanswered = 0;
    if (this.state === "offline" && this.#isWelcome && this.around.isOnline()) this.#show("resumed");
    const received = decode(text);
    if (isFrame(received)) return this.#frame(received);
    if (received.t === "welcome") this.#welcome(received, usesSocket);
    else if (received.t === "refused") this.#refused(received);
    else if (received.t === "leaving") this.#leaving(received);
  }

  #welcome(welcome: Welcome, usesSocket: boolean): void {
    const isNew = this.session !== welcome.session;
    if (isNew || !welcome.resumed) this.#seen = null;
    this.session = welcome.session;
    this.around.storage.set("session", welcome.session);
    this.around.storage.set("transport", usesSocket ? "socket" : "events");
    this.#isWelcome = true;
    this.#failures = 0;
    this.#schedulePing();
    this.to.onWelcome(welcome);
    if (this.#waiting.size) this.#link?.send([...this.#waiting.values()].map(encode));
    this.#show(this.#wasWelcome ? "resumed" : "connected");
    this.#wasWelcome = true;
  }

  #frame(frame: Frame): void {
    const expected = this.#seen === null ? frame.n : this.#seen + 1;
    if (frame.n > expected && frame.m[0]?.t !== "snapshot") return this.#reopen();
    const fresh = frame.n < expected ? frame.m.slice(expected - frame.n) : frame.m;
    if (!fresh.length) return;
    this.#seen = frame.n + frame.m.length - 1;
    for (const message of fresh) this.#answered(message);
    this.to.onMessages(fresh);
  }

  /** A run of which the server speaks need not be asked for again. */
  #answered(message: Numbered): void {
    if ("run" in message && message.run) this.#waiting.delete(message.run);
    if (message.t === "snapshot") for (const view of message.runs ?? []) this.#waiting.delete(view.run);
  }

  #refused(refused: Refused): void {
    if (refused.run) this.#waiting.delete(refused.run);
    this.to.onRefused(refused);
  }

  #leaving(leaving: Leaving): void {
    if (leaving.reason === "signed_out") this.#hasLeft = true;
    this.to.onLeaving(leaving);
  }

  #lost(usesSocket: boolean): void {
    this.#drop();
    if (this.#hasLeft) return;
    if (!this.#wasWelcome) this.#countRefusal(usesSocket);
    const base = DELAYS_MS[Math.min(this.#failures++, DELAYS_MS.length - 1)]!;
    this.#show(this.around.isOnline() ? (this.#wasWelcome ? "reconnecting" : "connecting") : "offline");
    this.#retryTimer = this.around.setTimer(() => this.#connect(), base * (0.75 + this.around.random() / 2));
  }

  /** Something between here and the server may refuse sockets: after two failures the other transport is tried. */
  #countRefusal(usesSocket: boolean): void {
    this.#refusals += 1;
    if (this.#refusals < 2 || !this.around.isOnline()) return;
    this.#refusals = 0;
    this.around.storage.set("transport", usesSocket ? "events" : null);
  }

  #drop(): void {
    this.#attempt += 1;
    this.#isWelcome = false;
    this.#unanswered = 0;
    for (const timer of [this.#pingTimer, this.#retryTimer, this.#calmTimer]) {
      if (timer !== null) this.around.clearTimer(timer);
    }
    this.#pingTimer = this.#retryTimer = this.#calmTimer = null;
    this.#link?.close();
    this.#link = null;
  }

  /** A number is missing: ask again from the last one that was applied. */
  #reopen(): void {
    this.#drop();
    this.#show("reconnecting");
    this.#connect();
  }

  #wake(): void {
    if (this.#hasLeft) return;
    if (!this.around.isOnline()) return this.#show("offline");
    if (this.#isWelcome) return this.#checkNow();
    if (this.#retryTimer !== null) {
      this.around.clearTimer(this.#retryTimer);
      this.#failures = 0;
      this.#connect();
    }
  }

  /** After sleep a socket can look open and be dead: it has a few seconds to answer. */
  #checkNow(): void {
    this.#ping();
    const attempt = this.#attempt;
    this.around.setTimer(() => attempt === this.#attempt && this.#unanswered > 0 && this.#reopen(), WAKE_ANSWER_MS);
  }

  #startTimeout(fail: () => void): void {
    this.#pingTimer = this.around.setTimer(() => !this.#isWelcome && fail(), OPEN_TIMEOUT_MS);
  }

  #schedulePing(): void {
    if (this.#pingTimer !== null) this.around.clearTimer(this.#pingTimer);
    this.#pingTimer = this.around.setTimer(() => this.#ping(), PING_MS);
  }

  #ping(): void {
    if (this.#unanswered >= 2) return this.#reopen();
    this.#unanswered += 1;
    this.#link?.send([encode({ t: "ping" })]);
    this.#schedulePing();
  }

  #show(state: ConnectionState): void {
    if (this.#calmTimer !== null) this.around.clearTimer(this.#calmTimer);
    this.#calmTimer = null;
    if (state === "resumed") {
      this.#calmTimer = this.around.setTimer(() => this.#show("connected"), RESUMED_SHOWN_MS);
    }
    if (state === this.state) return;
    this.state = state;
    this.to.onState(state);
  }
}
