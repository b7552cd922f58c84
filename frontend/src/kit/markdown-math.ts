/** Formulas in Markdown: found by their delimiters before anything else reads what is inside. */
import type { TokenizerAndRendererExtension, Tokens } from "marked";

export interface Delimiter {
  left: string;
  right: string;
  /** On lines of its own. */
  display: boolean;
}

interface MathToken extends Tokens.Generic { tex: string; display: boolean }

/** How marked finds formulas and keeps them until they are drawn. */
export function mathExtensions(delimiters: Delimiter[]): TokenizerAndRendererExtension[] {
  // "$$" must be tried before "$".
  const sorted = [...delimiters].filter(({ left, right }) => left && right).sort((a, b) => b.left.length - a.left.length);
  if (!sorted.length) return [];
  const displayed = sorted.filter(({ display }) => display);
  const render = (token: Tokens.Generic) => mathHtml(token as MathToken);
  const inline: TokenizerAndRendererExtension = {
    name: "math",
    level: "inline",
    start: (src) => first(src, sorted),
    tokenizer: (src) => found("math", src, sorted),
    renderer: render,
  };
  const block: TokenizerAndRendererExtension = {
    name: "mathBlock",
    level: "block",
    start: (src) => first(src, displayed),
    tokenizer(src) {
      const token = found("mathBlock", src, displayed);
      const after = token && src.slice(token.raw.length);
      return token && /^[ \t]*(\n|$)/.test(after!) ? { ...token, raw: token.raw + (/^[ \t]*\n*/.exec(after!)?.[0] ?? "") } : undefined;
    },
    renderer: render,
  };
  return displayed.length ? [block, inline] : [inline];
}

function first(src: string, delimiters: Delimiter[]): number | undefined {
  const places = delimiters.map(({ left }) => src.indexOf(left)).filter((place) => place >= 0);
  return places.length ? Math.min(...places) : undefined;
}

function found(type: string, src: string, delimiters: Delimiter[]): MathToken | undefined {
  const delimiter = delimiters.find(({ left }) => src.startsWith(left));
  if (!delimiter) return undefined;
  const { left, right, display } = delimiter;
  const end = closing(src, right, left.length);
  const tex = end < 0 ? "" : src.slice(left.length, end);
  // "$5 and $6" is money: a formula in the line touches its signs.
  const isMoney = !display && left === "$" && (/^\s|\s$/.test(tex) || /^\d/.test(src.slice(end + 1)));
  if (!tex.trim() || isMoney) return undefined;
  return { type, raw: src.slice(0, end + right.length), tex, display };
}

function closing(src: string, right: string, from: number): number {
  for (let at = src.indexOf(right, from); at >= 0; at = src.indexOf(right, at + 1)) if (src[at - 1] !== "\\" || right.startsWith("\\")) return at;
  return -1;
}

/** The formula as it is written, until it is drawn. */
function mathHtml({ raw, tex, display }: MathToken): string {
  const tag = display ? "div" : "span";
  const name = display ? "ll-math ll-math-block" : "ll-math";
  return `<${tag} class="${name}" data-tex="${escaped(tex.trim())}">${escaped(raw.trim())}</${tag}>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[character]!);
}
