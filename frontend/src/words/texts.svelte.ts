/** The app's own texts in several languages: what stands for them is exchanged where it is shown. */

type Translations = Record<string, Record<string, string>>;

const MARK = /__i18n__\{"__type__": ?"translation_metadata", ?"key": ?("(?:[^"\\]|\\.)*")\}/g;
const SIGN = "__i18n__";
const FALLBACK = "en";

/** The texts by language, and the language in which they are wanted. */
class Texts {
  translations = $state.raw<Translations>({});
  code = $state.raw(FALLBACK);

  /** Most apps speak one language: then lists need not be looked through. */
  get isTranslated(): boolean {
    return Object.keys(this.translations).length > 0;
  }
}

export const texts = new Texts();

/** A text as it is shown in the page's language; else in English; else the keys. */
export function shownText(text: string): string {
  if (!text.includes(SIGN)) return text;
  return text.replace(MARK, (_, key: string) => lookUp(JSON.parse(key) as string));
}

/** A prop as it is shown: a text, or a list of texts, or of choices whose first part is a text. */
export function shownValue(value: unknown): unknown {
  if (typeof value === "string") return shownText(value);
  return Array.isArray(value) && texts.isTranslated ? shownList(value as unknown[]) : value;
}

function lookUp(key: string): string {
  const { translations, code } = texts;
  const chosen = closest(code, Object.keys(translations));
  return (chosen && translations[chosen]?.[key]) ?? translations[FALLBACK]?.[key] ?? key;
}

/** The language among `known` that is meant by `code`: itself, its base, or one of the same base. */
export function closest(code: string, known: string[]): string | undefined {
  const wanted = code.toLowerCase();
  const base = baseOf(wanted);
  return known.find((one) => one.toLowerCase() === wanted) ?? known.find((one) => one.toLowerCase() === base) ?? known.find((one) => baseOf(one) === base);
}

export function baseOf(code: string): string {
  return code.toLowerCase().split("-")[0]!;
}

/** Lists are told apart by identity where they are shown: the same one must give the same one. */
const lists = new WeakMap<unknown[], { code: string; shown: unknown[] }>();

function shownList(list: unknown[]): unknown[] {
  const { code } = texts;
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
