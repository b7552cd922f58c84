/** The language of the page: English is here, others are fetched when chosen. */
import type { Words } from "./en";
import { first } from "./first";

export const LANGUAGES: Record<string, string> = {
  en: "English", de: "Deutsch", es: "Español", fr: "Français", zh: "中文", ar: "العربية",
};

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);
const OTHERS: Record<string, () => Promise<{ default: Partial<Words> }>> = import.meta.glob<{ default: Partial<Words> }>("./*.json");
const STORED = "limelight-language";

/** The English words that are here. */
const english: Record<string, string> = { ...first };

/** Words that came with a part of the page. */
export function addWords(words: Record<string, string>): void {
  Object.assign(english, words);
}

class Language {
  code = $state.raw("en");
  words = $state.raw<Partial<Words>>(english);
}

export const language = new Language();

/** The app's own texts, when it has some: `texts.svelte.ts` is fetched only then. */
export const own: { languages: string[]; shown: ((text: string) => string) | null } = { languages: [], shown: null };

/** The language among `known` that is meant by `code`: itself, its base, or one of the same base. */
export function closest(code: string, known: string[]): string | undefined {
  const wanted = code.toLowerCase();
  const base = baseOf(wanted);
  return known.find((one) => one.toLowerCase() === wanted) ?? known.find((one) => one.toLowerCase() === base) ?? known.find((one) => baseOf(one) === base);
}

function baseOf(code: string): string {
  return code.toLowerCase().split("-")[0]!;
}

/** A word of the page's language with `{name}` filled in; the key itself when nobody wrote it yet. */
export function word(key: string, vars?: Record<string, string | number>): string {
  if (own.shown && key.includes("__i18n__")) return own.shown(key);
  const text = (language.words as Record<string, string>)[key] ?? english[key] ?? key;
  return vars ? text.replace(/\{(\w+)\}/g, (whole, name: string) => String(vars[name] ?? whole)) : text;
}

/** The language a visitor should get: chosen before, or the browser's. */
export function preferredLanguage(): string {
  const wanted = [localStorage.getItem(STORED), ...navigator.languages].filter((code) => code !== null);
  const known = Object.keys(choices());
  return wanted.map((code) => closest(code, known)).find((code) => code !== undefined) ?? "en";
}

/** Every language there is something in: ours, and those of the app's own texts. */
export function choices(): Record<string, string> {
  const further = own.languages.filter((code) => !(code in LANGUAGES));
  return { ...LANGUAGES, ...Object.fromEntries(further.map((code) => [code, nameOf(code)])) };
}

function nameOf(code: string): string {
  try {
    return new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
  } catch {
    return code; // no code that browsers know
  }
}

export async function setLanguage(code: string): Promise<void> {
  const base = baseOf(code);
  const load = OTHERS[`./${base}.json`];
  language.words = load ? (await load()).default : english;
  language.code = code;
  document.documentElement.lang = code;
  document.documentElement.dir = RIGHT_TO_LEFT.has(base) ? "rtl" : "ltr";
}

/** As `setLanguage`, and remembered for the next visit. */
export async function chooseLanguage(code: string): Promise<void> {
  localStorage.setItem(STORED, code);
  await setLanguage(code);
}
