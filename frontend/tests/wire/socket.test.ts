import { describe, expect, test } from "vitest";
import type { FromPage, Numbered } from "../../src/wire/messages.gen";
import { Connection, type ConnectionState, type Handlers } from "../../src/wire/socket";

/** A server, a clock and a network inside the test. */
class World {
  readonly opened: { kind: "socket" | "events"; handlers: Handlers; sent: FromPage[]; isClosed: boolean }[] = [];
  readonly applied: Numbered[] = [];
  readonly states: ConnectionState[] = [];
  readonly stored = new Map<string, string>();
  timers: { id: number; run: () => void; at: number }[] = [];
  now = 0;
  online = true;
  wake: () => void = () => undefined;
  readonly connection: Connection;

  constructor() {
    const open = (kind: "socket" | "events") => (handlers: Handlers) => {
      const link = { kind, handlers, sent: [] as FromPage[], isClosed: false };
      this.opened.push(link);
      return {
        send: (texts: string[]) => void link.sent.push(...texts.map((text) => JSON.parse(text) as FromPage)),
        close: () => void (link.isClosed = true),
      };
    };
    this.connection = new Connection(
      {
        openWebSocket: open("socket"),
        openEvents: open("events"),
        storage: {
          get: (key) => this.stored.get(key) ?? null,
          set: (key, value) => void (value === null ? this.stored.delete(key) : this.stored.set(key, value)),
        },
        setTimer: (run, delay_ms) => {
          const id = Math.random();
          this.timers.push({ id, run, at: this.now + delay_ms });
          return id;
        },
        clearTimer: (id) => void (this.timers = this.timers.filter((timer) => timer.id !== id)),
        onWake: (wake) => void (this.wake = wake),
        isOnline: () => this.online,
        random: () => 0.5,
      },
      {
        onMessages: (messages) => void this.applied.push(...messages),
        onWelcome: () => undefined,
        onState: (state) => void this.states.push(state),
        onRefused: () => undefined,
        onLeaving: () => undefined,
      },
      { page: "", query: "" },
    );
    this.connection.open();
  }

  get link() {
    return this.opened.at(-1)!;
  }

  say(message: object): void {
    this.link.handlers.onText(JSON.stringify(message));
  }

  welcome(session = "s", resumed = false): void {
    this.link.handlers.onOpen();
    this.say({ t: "welcome", session, resumed });
  }

  pass(ms: number): void {
    this.now += ms;
    const due = this.timers.filter((timer) => timer.at <= this.now);
    this.timers = this.timers.filter((timer) => timer.at > this.now);
    for (const timer of due) timer.run();
  }
}

const started = (run: string): Numbered => ({ t: "started", run });

describe("numbered frames", () => {
  test("are applied exactly once when the server repeats some", () => {
    const world = new World();
    world.welcome();
    world.say({ n: 1, m: [started("a"), started("b")] });
    world.say({ n: 2, m: [started("b"), started("c")] });
    expect(world.applied.map((message) => "run" in message && message.run)).toEqual(["a", "b", "c"]);
  });

  test("with a gap make the page ask again from the last one it has", () => {
    const world = new World();
    world.welcome();
    world.say({ n: 1, m: [started("a")] });
    world.say({ n: 3, m: [started("c")] });
    expect(world.applied).toHaveLength(1);
    expect(world.opened).toHaveLength(2);
    world.link.handlers.onOpen();
    expect(world.link.sent[0]).toMatchObject({ t: "hello", session: "s", seen: 1 });
  });

  test("may jump when they bring a snapshot", () => {
    const world = new World();
    world.welcome();
    world.say({ n: 1, m: [started("a")] });
    world.say({ n: 40, m: [{ t: "snapshot", props: {} }] });
    expect(world.applied.map((message) => message.t)).toEqual(["started", "snapshot"]);
    expect(world.opened).toHaveLength(1);
  });
});

describe("a lost connection", () => {
  test("is opened again with growing delays and resumes", () => {
    const world = new World();
    world.welcome();
    world.link.handlers.onClose();
    expect(world.connection.state).toBe("reconnecting");
    world.pass(0);
    world.link.handlers.onClose();
    world.pass(499);
    expect(world.opened).toHaveLength(2);
    world.pass(1);
    expect(world.opened).toHaveLength(3);
    world.welcome("s", true);
    expect(world.connection.state).toBe("resumed");
    world.pass(2500);
    expect(world.connection.state).toBe("connected");
  });

  test("sends a trigger again that the server has not spoken of, and no other", () => {
    const world = new World();
    world.welcome();
    world.connection.send({ t: "trigger", run: "known", listener: 0 });
    world.connection.send({ t: "trigger", run: "lost", listener: 0 });
    world.say({ n: 1, m: [started("known")] });
    world.link.handlers.onClose();
    world.pass(0);
    world.welcome("s", true);
    expect(world.link.sent.filter((message) => message.t === "trigger").map((message) => message.run)).toEqual(["lost"]);
  });

  test("is noticed when two pings stay without an answer", () => {
    const world = new World();
    world.welcome();
    world.pass(15_000);
    world.pass(15_000);
    world.pass(15_000);
    expect(world.opened).toHaveLength(2);
  });

  test("is opened at once when the page wakes up", () => {
    const world = new World();
    world.welcome();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      world.link.handlers.onClose();
      world.pass(10_000);
    }
    world.link.handlers.onClose();
    const before = world.opened.length;
    world.wake();
    expect(world.opened).toHaveLength(before + 1);
  });

  test("is opened again when a socket that slept does not answer in time", () => {
    const world = new World();
    world.welcome();
    world.wake();
    world.pass(5000);
    expect(world.opened).toHaveLength(2);
  });

  test("is called offline while the socket still looks open, and resumed when it answers", () => {
    const world = new World();
    world.welcome();
    world.online = false;
    world.wake();
    expect(world.connection.state).toBe("offline");
    world.online = true;
    world.wake();
    world.say({ t: "pong" });
    expect(world.connection.state).toBe("resumed");
  });

  test("is called offline without a network", () => {
    const world = new World();
    world.welcome();
    world.online = false;
    world.link.handlers.onClose();
    expect(world.connection.state).toBe("offline");
  });
});

describe("where sockets are refused", () => {
  test("events are used after two failures, and remembered", () => {
    const world = new World();
    world.link.handlers.onClose();
    world.pass(0);
    world.link.handlers.onClose();
    world.pass(1000);
    expect(world.link.kind).toBe("events");
    world.welcome();
    expect(world.stored.get("transport")).toBe("events");
  });

  test("a socket that worked before is not given up", () => {
    const world = new World();
    world.welcome();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      world.link.handlers.onClose();
      world.pass(10_000);
    }
    expect(world.link.kind).toBe("socket");
  });
});

test("nothing is sent before the welcome", () => {
  const world = new World();
  world.link.handlers.onOpen();
  world.connection.send({ t: "trigger", run: "early", listener: 0 });
  expect(world.link.sent.map((message) => message.t)).toEqual(["hello"]);
  world.say({ t: "welcome", session: "s" });
  expect(world.link.sent.map((message) => message.t)).toEqual(["hello", "trigger"]);
});
