/** The app's own texts in several languages: what stands for them is exchanged where it is shown. */

import { closest, language, own } from "./index.svelte";

type Translations = Record<string, Record<string, string>>;

const MARK = /__i18n__\{"__type__": ?"translation_metadata", ?"key": ?("(?:[^"\\]|\\.)*")\}/g;
const SIGN = "__i18n__";
const FALLBACK = "en";

let translations: Translations = {};

/** Takes up an app's texts: its languages can be chosen, and words are looked up here. */
export function useTexts(given: Translations): void {
  translations = given;
  own.languages = Object.keys(given);
  own.shown = shownText;
}

/** A text as it is shown in the page's language; else in English; else the keys. */
export function shownText(text: string): string {
  if (!text.includes(SIGN)) return text;
  return text.replace(MARK, (_, key: string) => lookUp(JSON.parse(key) as string));
}

/** A prop as it is shown: a text, or a list of texts, or of choices whose first part is a text. */
export function shownValue(value: unknown): unknown {
  if (typeof value === "string") return shownText(value);
  return Array.isArray(value) ? shownList(value as unknown[]) : value;
}

function lookUp(key: string): string {
  const chosen = closest(language.code, own.languages);
  return (chosen && translations[chosen]?.[key]) ?? translations[FALLBACK]?.[key] ?? key;
}

/** Lists are told apart by identity where they are shown: the same one must give the same one. */
const lists = new WeakMap<unknown[], { code: string; shown: unknown[] }>();

function shownList(list: unknown[]): unknown[] {
  const { code } = language;
  const known = lists.get(list);
  if (known?.code === code) return known.shown;
  const shown = list.map(shownItem);
  const result = shown.some((item, index) => item !== list[index]) ? shown : list;
  lists.set(list, { code, shown: result });
  return result;
}

function shownItem(item: unknown): unknown {
  if (typeof item === "string") return shownText(item);
  if (!Array.isArray(item) || typeof item[0] !== "string") return item;
  const first = shownText(item[0]);
  return first === item[0] ? item : [first, ...(item as unknown[]).slice(1)];
}
