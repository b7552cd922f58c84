/** Markdown to safe HTML, block by block, so that a growing text costs its last block. Fetched when first needed. */
import createPurifier from "dompurify";
import { Marked, type Token } from "marked";

export interface MarkdownOptions {
  sanitize?: boolean;
  lineBreaks?: boolean;
  headerLinks?: boolean;
}

/** One way to read Markdown. Keep one per element that shows it. */
export class MarkdownView {
  readonly #marked: Marked;
  #text = "";
  /** How much of the text is drawn in blocks that will not change any more. */
  #frozenLength = 0;
  #frozenNodes = 0;

  constructor(
    private readonly el: HTMLElement,
    private readonly options: MarkdownOptions = {},
  ) {
    this.#marked = new Marked({ gfm: true, breaks: options.lineBreaks ?? false });
  }

  /** Shows `text`. When it continues what is shown, only what is new is read and drawn. */
  show(text: string): void {
    if (text === this.#text) return;
    const grows = this.#text !== "" && text.startsWith(this.#text) && !LINK_DEFINITION.test(text.slice(this.#frozenLength));
    if (!grows) this.#forget();
    this.#text = text;
    this.#draw(this.#marked.lexer(text.slice(this.#frozenLength)));
    void highlight(this.el);
  }

  #forget(): void {
    this.#frozenLength = 0;
    this.#frozenNodes = 0;
  }

  #draw(tokens: Token[]): void {
    while (this.el.childNodes.length > this.#frozenNodes) this.el.lastChild!.remove();
    const isWhole = this.#frozenLength === 0 && tokens.some((token) => token.type === "html" || token.type === "def");
    if (isWhole) return this.el.append(this.#render(tokens));
    const last = tokens.findLastIndex((token) => token.type !== "space");
    const steady = tokens.slice(0, Math.max(last, 0));
    if (steady.length) {
      this.el.append(this.#render(steady));
      this.#frozenNodes = this.el.childNodes.length;
      this.#frozenLength += steady.reduce((sum, token) => sum + token.raw.length, 0);
    }
    this.el.append(this.#render(tokens.slice(steady.length)));
  }

  #render(tokens: Token[]): DocumentFragment {
    const html = this.#marked.parser(tokens);
    const fragment = this.options.sanitize === false ? parsed(html) : safe(html);
    for (const link of fragment.querySelectorAll<HTMLAnchorElement>("a[href^='http']")) {
      link.target = "_blank";
      link.rel = "noopener noreferrer";
    }
    for (const table of fragment.querySelectorAll("table")) scrollable(table);
    // Long lines scroll, by keyboard too.
    for (const code of fragment.querySelectorAll("pre")) code.tabIndex = 0;
    if (this.options.headerLinks) fragment.querySelectorAll("h1,h2,h3,h4,h5,h6").forEach(anchor);
    return fragment;
  }
}

/** HTML that someone else wrote, as nodes that can do no harm. */
export function safe(html: string): DocumentFragment {
  return createPurifier.sanitize(html, { RETURN_DOM_FRAGMENT: true, ADD_ATTR: ["target"], FORBID_TAGS: ["style", "form"] });
}

const LINK_DEFINITION = /^ {0,3}\[[^\]]+\]:/m;

function parsed(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

function scrollable(table: HTMLTableElement): void {
  const wrap = document.createElement("div");
  wrap.className = "ll-table-scroll";
  wrap.tabIndex = 0;
  wrap.setAttribute("role", "region");
  wrap.setAttribute("aria-label", table.caption?.textContent ?? "Table");
  table.replaceWith(wrap);
  wrap.append(table);
}

function anchor(heading: Element): void {
  heading.id ||= (heading.textContent ?? "").trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
  const link = document.createElement("a");
  link.href = `#${heading.id}`;
  link.className = "ll-header-link";
  link.append(...heading.childNodes);
  heading.append(link);
}

async function highlight(el: HTMLElement): Promise<void> {
  const blocks = el.querySelectorAll<HTMLElement>("pre > code[class*=language-]:not([data-lit])");
  if (!blocks.length) return;
  const { light } = await import("./highlight");
  blocks.forEach((block) => light(block));
}
