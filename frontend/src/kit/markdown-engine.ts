/**
 * Markdown to safe HTML, block by block: a block that is done is never read or drawn again, so that a growing text
 * costs its last lines. What one block cannot know (footnotes, link definitions, HTML around several blocks) is drawn
 * as far as it is known while the text grows, and once as a whole at its end: the result is that of one go.
 *
 * Fetched when first needed.
 */
import createPurifier from "dompurify";
import { Marked, type Token, type TokenizerAndRendererExtension } from "marked";
import { mathExtensions, type Delimiter } from "./markdown-math";
import { citationExtension, footnoteExtensions, Notes } from "./markdown-notes";

export interface MarkdownOptions {
  sanitize?: boolean;
  lineBreaks?: boolean;
  headerLinks?: boolean;
  /** What stands around formulas. */
  latex?: Delimiter[];
  /** Names of further elements that stay. */
  tags?: string[] | boolean;
  /** How many sources `[1]` can lead to. */
  sources?: number;
  /** Words for the buttons of code; without it there are none. */
  word?: (key: string, vars?: Record<string, string | number>) => string;
}

interface Block {
  raw: string;
  nodes: ChildNode[];
}

/** One way to read Markdown. Keep one per element that shows it. */
export class MarkdownView {
  readonly #marked: Marked;
  readonly #notes = new Notes();
  #text = "";
  /** The text was drawn at once, not block by block. */
  #isWhole = false;
  /** How much of the text lies in blocks that will not change any more. */
  #frozenLength = 0;
  /** The blocks after those. */
  #open: Block[] = [];

  constructor(
    private readonly el: HTMLElement,
    private readonly options: MarkdownOptions = {},
  ) {
    const extensions: TokenizerAndRendererExtension[] = [
      ...mathExtensions(options.latex ?? []),
      ...footnoteExtensions(this.#notes),
      ...(options.sources ? [citationExtension(options.sources)] : []),
    ];
    this.#marked = new Marked({ gfm: true, breaks: options.lineBreaks ?? false, extensions });
    el.addEventListener("click", clicked);
  }

  /** Shows `text`. When it continues what is shown, only what is new is read and drawn. `isGrowing`: more will come. */
  show(text: string, isGrowing = false): void {
    const isIntricate = !isGrowing && INTRICATE.test(text);
    if (text === this.#text && this.#isWhole === isIntricate) return this.#enrich(isGrowing);
    const continues = !isIntricate && !this.#isWhole && this.#text !== "" && text.startsWith(this.#text);
    if (!continues) this.#forget();
    this.#text = text;
    this.#isWhole = isIntricate;
    if (isIntricate) this.#drawWhole(text);
    else this.#draw(this.#marked.lexer(text.slice(this.#frozenLength)), isGrowing);
    this.#enrich(isGrowing);
  }

  #forget(): void {
    this.#frozenLength = 0;
    this.#open = [];
    this.#notes.clear();
    this.el.replaceChildren();
  }

  /** HTML that spans several blocks is one piece only when all are read together. */
  #drawWhole(text: string): void {
    const tokens = this.#marked.lexer(text);
    if (tokens.some(({ type }) => type === "html")) this.el.append(...this.#render(tokens));
    else for (const token of tokens) this.el.append(...this.#render([token]));
    const list = this.#notes.list((source) => this.#marked.parse(source) as string, this.options.word);
    if (list) this.el.append(...this.#nodes(list));
  }

  #draw(tokens: Token[], isGrowing: boolean): void {
    const open: Block[] = [];
    for (const [place, token] of tokens.entries()) {
      const known = this.#open[place];
      open.push(known && known.raw === token.raw ? known : { raw: token.raw, nodes: this.#redraw(known, token, isGrowing) });
    }
    for (const left of this.#open.slice(tokens.length)) left.nodes.forEach((node) => node.remove());
    this.#open = open;
    this.#freeze(tokens);
  }

  /** The nodes of a block that is new or has changed, in their place. */
  #redraw(known: Block | undefined, token: Token, isGrowing: boolean): ChildNode[] {
    if (known && token.type === "code" && growCode(known.nodes[0], token.text as string)) return known.nodes;
    const nodes = this.#render([token]);
    if (token.type === "code" && isGrowing && !isClosed(token.raw)) markOpen(nodes[0]);
    const next = known?.nodes.at(-1)?.nextSibling ?? null;
    known?.nodes.forEach((node) => node.remove());
    for (const node of nodes) this.el.insertBefore(node, next);
    return nodes;
  }

  /** Blocks before the last two are done: a mark such as "2." may still turn the last one into a part of the one before. */
  #freeze(tokens: Token[]): void {
    const full = tokens.flatMap((token, place) => (token.type === "space" ? [] : [place]));
    const done = full.at(-2) ?? 0;
    if (done === 0 || tokens.slice(0, done).some(({ raw }) => this.#holdsOpenFormula(raw))) return;
    this.#frozenLength += tokens.slice(0, done).reduce((sum, token) => sum + token.raw.length, 0);
    this.#open = this.#open.slice(done);
  }

  /** A formula with empty lines in it looks like several blocks until it is closed. */
  #holdsOpenFormula(raw: string): boolean {
    return (this.options.latex ?? []).some(({ left, right, display }) => {
      if (!display || !raw.includes(left)) return false;
      return left === right ? raw.split(left).length % 2 === 0 : raw.lastIndexOf(left) > raw.lastIndexOf(right);
    });
  }

  #render(tokens: Token[]): ChildNode[] {
    return this.#nodes(this.#marked.parser(tokens));
  }

  #nodes(html: string): ChildNode[] {
    const { sanitize = true, tags, word, headerLinks } = this.options;
    const fragment = sanitize ? safe(html, Array.isArray(tags) ? tags : []) : parsed(html);
    for (const link of fragment.querySelectorAll<HTMLAnchorElement>("a[href^='http']")) {
      link.target = "_blank";
      link.rel = "noopener noreferrer";
    }
    for (const table of fragment.querySelectorAll("table")) scrollable(table, word?.("prose.table") ?? "Table");
    for (const box of fragment.querySelectorAll<HTMLInputElement>("li > input[type=checkbox], li > p > input[type=checkbox]")) {
      box.closest("li")!.classList.add("ll-task");
      box.setAttribute("aria-label", (box.closest("li")!.firstChild?.parentElement?.textContent ?? "").trim().split("\n")[0] || "-");
    }
    for (const code of fragment.querySelectorAll("pre")) framed(code, word);
    if (headerLinks) fragment.querySelectorAll("h1,h2,h3,h4,h5,h6").forEach(anchor);
    return [...fragment.childNodes].filter((node) => node.nodeType !== Node.TEXT_NODE || node.textContent!.trim() !== "");
  }

  /** What needs more than HTML: colours, formulas, diagrams. */
  #enrich(isGrowing: boolean): void {
    if (!isGrowing) this.el.querySelectorAll<HTMLElement>("[data-open]").forEach((open) => open.removeAttribute("data-open"));
    const { el, options } = this;
    if (el.querySelector(UNLIT)) void import("./highlight").then(({ lightAll }) => lightAll(el.querySelectorAll<HTMLElement>(UNLIT)));
    if (el.querySelector(".ll-math:not([data-drawn])")) void import("./math").then(({ drawMath }) => drawMath(el));
    if (el.querySelector(DIAGRAM)) void import("./diagram").then(({ drawDiagrams }) => drawDiagrams(el.querySelectorAll<HTMLElement>(DIAGRAM), options.word));
  }
}

const UNLIT = "pre:not([data-open]) > code[class*=language-]:not([data-lit])";
const DIAGRAM = "pre:not([data-open]):not([data-drawn]) > code.language-mermaid";
/** Link definitions, footnotes, HTML: blocks that others depend on. */
const INTRICATE = /^ {0,3}\[[^\]]+\]:|^ {0,3}<[a-z!/?]/im;

/** HTML that someone else wrote, as nodes that can do no harm. */
export function safe(html: string, tags: string[] = []): DocumentFragment {
  return createPurifier.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    ADD_ATTR: ["target"],
    ADD_TAGS: tags.filter((tag) => !NEVER.has(tag.toLowerCase())),
    FORBID_TAGS: ["style", "form"],
  });
}

const NEVER = new Set(["script", "style", "form", "iframe", "object", "embed", "link", "meta", "base", "foreignobject", "animate", "set", "use", "annotation-xml"]);

function parsed(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

function scrollable(table: HTMLTableElement, name: string): void {
  const wrap = document.createElement("div");
  wrap.className = "ll-table-scroll";
  wrap.tabIndex = 0;
  wrap.setAttribute("role", "region");
  wrap.setAttribute("aria-label", table.caption?.textContent ?? name);
  table.replaceWith(wrap);
  wrap.append(table);
}

/** Code with its language, and buttons to copy and to wrap it. Long lines scroll, by keyboard too. */
function framed(pre: HTMLElement, word: MarkdownOptions["word"]): void {
  pre.tabIndex = 0;
  const code = pre.firstElementChild;
  if (!word || code?.localName !== "code") return;
  const frame = document.createElement("div");
  const top = document.createElement("div");
  const language = document.createElement("span");
  frame.className = "ll-code";
  top.className = "ll-code-top";
  language.textContent = /language-(\S+)/.exec(code.className)?.[1] ?? "";
  top.append(language, codeButton("wrap", word("code.wrap")), codeButton("copy", word("code.copy")));
  pre.replaceWith(frame);
  frame.append(top, pre);
}

function codeButton(action: string, label: string): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `ll-icon-button ll-code-${action}`;
  button.dataset.code = action;
  button.title = label;
  button.setAttribute("aria-label", label);
  return button;
}

/** Puts what is new at the end of a block of code that only grew. False when it is another one. */
function growCode(node: ChildNode | undefined, text: string): boolean {
  const pre = preIn(node);
  const code = pre?.firstElementChild;
  if (!pre || pre.dataset.open === undefined || !code) return false;
  const shown = code.textContent ?? "";
  const full = `${text}\n`;
  // marked ends each block of code with a line break: what grew stands before it.
  if (!full.startsWith(shown.slice(0, -1))) return false;
  const { firstChild } = code;
  if (firstChild instanceof Text && code.childNodes.length === 1) firstChild.replaceData(shown.length - 1, 1, full.slice(shown.length - 1));
  else code.textContent = full;
  return true;
}

function preIn(node: ChildNode | undefined): HTMLElement | null {
  if (!(node instanceof HTMLElement)) return null;
  return node.localName === "pre" ? node : node.querySelector("pre");
}

function markOpen(node: ChildNode | undefined): void {
  const pre = preIn(node);
  if (pre) pre.dataset.open = "";
}

function isClosed(raw: string): boolean {
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(raw)?.[1];
  return !fence || new RegExp(`\\n {0,3}${fence[0]}{${fence.length},}\\s*$`).test(raw);
}

function anchor(heading: Element): void {
  heading.id ||= (heading.textContent ?? "").trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
  const link = document.createElement("a");
  link.href = `#${heading.id}`;
  link.className = "ll-header-link";
  link.append(...heading.childNodes);
  heading.append(link);
}

/** Presses on buttons of code, on footnotes and on citations. */
function clicked(event: MouseEvent): void {
  const target = event.target as HTMLElement;
  const button = target.closest<HTMLElement>("[data-code]");
  if (button) return pressed(button);
  const note = target.closest<HTMLElement>("[data-note], [data-back], [data-cite]");
  if (!note) return;
  event.preventDefault();
  if (note.dataset.cite) note.dispatchEvent(new CustomEvent("cite", { bubbles: true, detail: Number(note.dataset.cite) }));
  else goTo(event.currentTarget as HTMLElement, note.dataset);
}

function goTo(within: HTMLElement, { note, back }: DOMStringMap): void {
  const there = within.querySelector<HTMLElement>(note ? `[data-text="${CSS.escape(note)}"]` : `[data-note="${CSS.escape(back ?? "")}"]`);
  there?.scrollIntoView({ block: "nearest" });
  there?.focus({ preventScroll: true });
}

function pressed(button: HTMLElement): void {
  const frame = button.closest<HTMLElement>(".ll-code")!;
  if (button.dataset.code === "wrap") {
    button.setAttribute("aria-pressed", String(frame.classList.toggle("ll-wrapped")));
    return;
  }
  void import("./clipboard").then(async ({ writeClipboard }) => {
    await writeClipboard(frame.querySelector("code")!.textContent ?? "");
    button.classList.add("ll-copied");
    setTimeout(() => button.classList.remove("ll-copied"), 1500);
  });
}
