/** Colours for code. Fetched when the first block of code is shown. */
import type { LanguageFn } from "highlight.js";
import core from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import css from "highlight.js/lib/languages/css";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";

const LANGUAGES = { bash, css, javascript, json, python, sql, typescript, xml, yaml };
for (const [name, language] of Object.entries(LANGUAGES)) core.registerLanguage(name, language);

/** Fetched when first met. */
const OTHERS: Record<string, () => Promise<{ default: LanguageFn }>> = {
  c: () => import("highlight.js/lib/languages/c"),
  cpp: () => import("highlight.js/lib/languages/cpp"),
  csharp: () => import("highlight.js/lib/languages/csharp"),
  diff: () => import("highlight.js/lib/languages/diff"),
  go: () => import("highlight.js/lib/languages/go"),
  ini: () => import("highlight.js/lib/languages/ini"),
  java: () => import("highlight.js/lib/languages/java"),
  kotlin: () => import("highlight.js/lib/languages/kotlin"),
  latex: () => import("highlight.js/lib/languages/latex"),
  markdown: () => import("highlight.js/lib/languages/markdown"),
  php: () => import("highlight.js/lib/languages/php"),
  r: () => import("highlight.js/lib/languages/r"),
  ruby: () => import("highlight.js/lib/languages/ruby"),
  rust: () => import("highlight.js/lib/languages/rust"),
  swift: () => import("highlight.js/lib/languages/swift"),
};
const SAME: Record<string, string> = { "c++": "cpp", cs: "csharp", toml: "ini", kt: "kotlin", tex: "latex", md: "markdown", rb: "ruby", rs: "rust" };

/** Colours several, and fetches the languages they are in first. */
export async function lightAll(blocks: Iterable<HTMLElement>): Promise<void> {
  for (const block of blocks) {
    const name = /language-(\S+)/.exec(block.className)?.[1] ?? "";
    const other = SAME[name] ?? name;
    if (!core.getLanguage(name) && OTHERS[other]) {
      const language = (await OTHERS[other]()).default;
      for (const one of [other, name]) core.registerLanguage(one, language);
    }
    light(block);
  }
}

/** Colours a `code` element whose class names its language, once. */
export function light(block: HTMLElement): void {
  const name = /language-(\S+)/.exec(block.className)?.[1] ?? "";
  block.dataset.lit = "";
  if (!core.getLanguage(name)) return;
  block.innerHTML = core.highlight(block.textContent ?? "", { language: name, ignoreIllegals: true }).value;
}

/** Coloured HTML of a text, safe to insert. */
export function coloured(text: string, language: string): string {
  return core.getLanguage(language) ? core.highlight(text, { language, ignoreIllegals: true }).value : escaped(text);
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[character]!);
}
