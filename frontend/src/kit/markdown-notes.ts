/** Footnotes and citations in Markdown. */
import type { TokenizerAndRendererExtension, Tokens } from "marked";

type Word = ((key: string, vars?: Record<string, string | number>) => string) | undefined;

/** The footnotes of one text: numbered in the order in which they are referred to. */
export class Notes {
  readonly #numbers = new Map<string, number>();
  readonly #texts = new Map<string, string>();

  clear(): void {
    this.#numbers.clear();
    this.#texts.clear();
  }

  number(label: string): number {
    const known = this.#numbers.get(label) ?? this.#numbers.size + 1;
    this.#numbers.set(label, known);
    return known;
  }

  define(label: string, text: string): void {
    this.#texts.set(label, text);
  }

  /** The list below the text; null when there is none. */
  list(html: (source: string) => string, word: Word): string | null {
    const known = [...this.#numbers].filter(([label]) => this.#texts.has(label));
    if (!known.length) return null;
    const items = known.map(([label, number]) => {
      const back = `<a href="#" data-back="${number}" aria-label="${word?.("prose.back") ?? "Back"}">↩</a>`;
      return `<li value="${number}" data-text="${number}" tabindex="-1">${html(this.#texts.get(label)!)}${back}</li>`;
    });
    return `<section class="ll-footnotes" aria-label="${word?.("prose.footnotes") ?? "Footnotes"}"><ol>${items.join("")}</ol></section>`;
  }
}

/** `[^1]` in the text, and `[^1]: words` on a line of its own. */
export function footnoteExtensions(notes: Notes): TokenizerAndRendererExtension[] {
  return [
    {
      name: "footnoteText",
      level: "block",
      start: (src) => place(src.search(/^ {0,3}\[\^[^\]\s]+\]:/m)),
      tokenizer(src) {
        const match = /^ {0,3}\[\^([^\]\s]+)\]:[ \t]*([^\n]*(?:\n(?: {2,}|\t)[^\n]+)*)\n*/.exec(src);
        if (!match) return undefined;
        notes.define(match[1]!, match[2]!.replace(/\n(?: {2,4}|\t)/g, "\n"));
        return { type: "footnoteText", raw: match[0] };
      },
      renderer: () => "",
    },
    {
      name: "footnoteSign",
      level: "inline",
      start: (src) => place(src.indexOf("[^")),
      tokenizer(src) {
        const match = /^\[\^([^\]\s]+)\]/.exec(src);
        return match ? { type: "footnoteSign", raw: match[0], label: match[1] } : undefined;
      },
      renderer(token: Tokens.Generic) {
        const number = notes.number(token.label as string);
        return `<sup class="ll-note"><a href="#" data-note="${number}">${number}</a></sup>`;
      },
    },
  ];
}

/** `[2]` leads to the second of `count` sources. */
export function citationExtension(count: number): TokenizerAndRendererExtension {
  return {
    name: "citation",
    level: "inline",
    start: (src) => place(src.search(/\[\d+\]/)),
    tokenizer(src) {
      const match = /^\[(\d+)\](?![([:])/.exec(src);
      const number = Number(match?.[1]);
      return match && number >= 1 && number <= count ? { type: "citation", raw: match[0], number } : undefined;
    },
    renderer: ({ number }: Tokens.Generic) => `<a class="ll-cite" href="#" data-cite="${number as number}">${number as number}</a>`,
  };
}

function place(index: number): number | undefined {
  return index < 0 ? undefined : index;
}
