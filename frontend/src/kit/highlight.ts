/** Colours for code. Fetched when the first block of code is shown. */
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
