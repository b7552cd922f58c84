/** Read the config, build the tree, connect. */
import { mount } from "svelte";
import { here, lazy } from "virtual:components";
import "./theme/tokens.css";
import "./theme/base.css";
import "./theme/frame.css";
import "./theme/controls.css";
import "./shell/shell.css";
import { follow } from "./kit/follow.svelte";
import { Page } from "./run/page";
import { ConnectionView } from "./shell/connection.svelte";
import Shell from "./shell/Shell.svelte";
import { Toasts } from "./shell/toasts.svelte";
import { followSystem } from "./theme/scheme";
import { reading } from "./tree/node.svelte";
import { Registry } from "./tree/registry";
import type { LoginConfig, NodeSpec, PageConfig } from "./wire/config";
import { eventsAt, webSocketAt } from "./wire/links";
import type { Leaving, Numbered, Welcome } from "./wire/messages.gen";
import { Connection } from "./wire/socket";
import { addWords, preferredLanguage, setLanguage, word } from "./words/index.svelte";

/** How long a page waits for the values of a session it had before. */
const SNAPSHOT_WAIT_MS = 1000;

const registry = new Registry(here, lazy);

void start();

async function start(): Promise<void> {
  followSystem();
  const config = readConfig();
  if (config.app.translations) await speak(config);
  const language = setLanguage(preferredLanguage());
  if ("login" in config) {
    await language;
    const [{ default: Login }, { more }] = await Promise.all([import("./shell/Login.svelte"), import("./words/more")]);
    addWords(more);
    return void mount(Login, { target: host(), props: { config: config.login } });
  }
  const parts = registry.loadAll(kindsOf({ ...config.root!, kind: "blocks" }));
  if (document.documentElement.lang !== "en") await language;
  await parts;
  await open(config.linked ? await linked(config) : config);
}

/** The page was opened by a link to what it showed once. */
async function linked(config: PageConfig): Promise<PageConfig> {
  const { withLinked } = await import("./run/deep-link");
  return { ...config, root: withLinked(config.root!, config.linked) };
}

/** The app has texts in several languages. */
async function speak({ app }: PageConfig): Promise<void> {
  const { shownValue, useTexts } = await import("./words/texts.svelte");
  useTexts(app.translations!);
  reading.shown = shownValue;
  follow(() => void (document.title = word(app.title)));
}

function readConfig(): PageConfig | LoginConfig {
  const text = document.getElementById("limelight-config")?.textContent;
  if (!text) throw new Error("This page was served without its description (#limelight-config). Load it again.");
  return JSON.parse(text) as PageConfig | LoginConfig;
}

async function open(config: PageConfig): Promise<void> {
  const shelf = shelfAt(new URL("./", document.baseURI).pathname);
  const toasts = new Toasts();
  const view = new ConnectionView();
  const page: Page = new Page(config, {
    registry,
    shelf,
    word,
    notify: (notice) => toasts.show(notice),
    send: (message) => connection.send(message),
    isCongested: () => connection.isCongested,
    session: () => connection.session,
  });
  await page.prepare();
  const loading = new FirstLoad(page);
  const connection = new Connection(
    {
      openWebSocket: webSocketAt(socketAddress()),
      openEvents: eventsAt("limelight/events", "limelight/send"),
      storage: shelf,
      setTimer: (run, delay_ms) => window.setTimeout(run, delay_ms),
      clearTimer: (timer) => window.clearTimeout(timer),
      onWake: listenForWaking,
      isOnline: () => navigator.onLine,
      random: () => Math.random(),
    },
    {
      onMessages: (messages) => {
        page.take(messages);
        loading.heard(messages);
      },
      onWelcome: (welcome) => {
        if (isOutdated(config, welcome, shelf)) return location.reload();
        if (!welcome.resumed && !loading.isFirst) page.orphan();
        loading.welcomed(welcome);
      },
      onState: (state) => {
        // Why it is gone says more than that it is gone.
        if (state !== "reconnecting" || view.state !== "leaving") view.state = state;
      },
      onRefused: (refused) => {
        if (refused.run) page.refuse(refused.run, refused.message);
        toasts.show({ level: "error", title: word("error.refused"), message: refused.message });
      },
      onLeaving: (leaving) => left(leaving, view),
    },
    { page: config.app.page ?? "", query: location.search.replace(/^\?/, "") },
  );
  connection.open();
  mount(Shell, { target: host(), props: { page, toasts, connection: view, onreset: () => startOver(page, connection, shelf) } });
  // What the address names was not there yet when the browser looked for it.
  if (location.hash) setTimeout(() => document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView());
  if (document.querySelector("base")) document.addEventListener("click", stayOnPage);
  if (config.app.deep_link === "expired") (await import("./run/deep-link")).tellExpired((notice) => toasts.show(notice));
}

/** A page below another names its files from the app's root; a link to a place on the page itself means this page. */
function stayOnPage(event: MouseEvent): void {
  const link = (event.target as Element).closest?.("a[href^='#']");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  location.hash = link.getAttribute("href")!;
}

/** `load` fires once the page shows what its session holds. */
class FirstLoad {
  isFirst = true;
  #isDue = true;

  constructor(private readonly page: Page) {}

  welcomed(welcome: Welcome): void {
    this.isFirst = false;
    if (!this.#isDue) return;
    if (welcome.resumed) setTimeout(() => this.#fire(), SNAPSHOT_WAIT_MS);
    else this.#fire();
  }

  heard(messages: Numbered[]): void {
    if (this.#isDue && messages.some((message) => message.t === "snapshot")) this.#fire();
  }

  #fire(): void {
    if (!this.#isDue) return;
    this.#isDue = false;
    this.page.load();
  }
}

/** Another definition of the app runs now than this page was built from. Loads again, but not in circles. */
function isOutdated(config: PageConfig, welcome: Welcome, shelf: Shelf): boolean {
  if (!welcome.app || welcome.app === config.app.digest) return false;
  if (shelf.get("reloaded") === welcome.app) return false;
  shelf.set("reloaded", welcome.app);
  return true;
}

function left(leaving: Leaving, view: ConnectionView): void {
  if (leaving.reason === "signed_out") location.reload();
  else if (leaving.reason === "stopping") view.state = "leaving";
}

function startOver(page: Page, connection: Connection, shelf: Shelf): void {
  connection.send({ t: "reset" });
  page.forget();
  connection.close();
  shelf.set("session", null);
  shelf.set("runs", null);
  location.reload();
}

function kindsOf(spec: NodeSpec, found = new Set<string>()): Set<string> {
  if (spec.props?.visible === false) return found;
  found.add(spec.kind);
  for (const child of spec.children ?? []) if (spec.kind !== "tabs" || child === spec.children?.[0]) kindsOf(child, found);
  return found;
}

function socketAddress(): string {
  const address = new URL("limelight/socket", document.baseURI);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return address.href;
}

type Shelf = { get(key: string): string | null; set(key: string, value: string | null): void };

/** This tab's own storage, apart for every app on the same host. Without storage a reload starts over. */
function shelfAt(path: string): Shelf {
  const name = (key: string) => `limelight:${path}:${key}`;
  return {
    get: (key) => sessionStorage.getItem(name(key)),
    set: (key, value) => (value === null ? sessionStorage.removeItem(name(key)) : sessionStorage.setItem(name(key), value)),
  };
}

function listenForWaking(wake: () => void): void {
  document.addEventListener("visibilitychange", () => !document.hidden && wake());
  for (const event of ["pageshow", "online", "offline"]) addEventListener(event, wake);
}

function host(): HTMLElement {
  const el = document.getElementById("limelight") ?? document.body.appendChild(document.createElement("div"));
  el.replaceChildren();
  return el;
}
