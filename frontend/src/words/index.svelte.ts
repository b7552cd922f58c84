/** The language of the page: English is here, others are fetched when chosen. */
import { en, type Words } from "./en";
import { baseOf, closest, shownText, texts } from "./texts.svelte";

export const LANGUAGES: Record<string, string> = {
  en: "English", de: "Deutsch", es: "Español", fr: "Français", zh: "中文", ar: "العربية",
};

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);
const OTHERS: Record<string, () => Promise<{ default: Partial<Words> }>> = import.meta.glob<{ default: Partial<Words> }>("./*.json");
const STORED = "limelight-language";

class Language {
  code = $state.raw("en");
  words = $state.raw<Partial<Words>>(en);
}

export const language = new Language();

/** A word of the page's language with `{name}` filled in; the key itself when nobody wrote it yet. */
export function word(key: string, vars?: Record<string, string | number>): string {
  if (key.includes("__i18n__")) return shownText(key);
  const text = (language.words as Record<string, string>)[key] ?? (en as Record<string, string>)[key] ?? key;
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
  const own = Object.keys(texts.translations).filter((code) => !(code in LANGUAGES));
  return { ...LANGUAGES, ...Object.fromEntries(own.map((code) => [code, nameOf(code)])) };
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
  language.words = load ? (await load()).default : en;
  language.code = texts.code = code;
  document.documentElement.lang = code;
  document.documentElement.dir = RIGHT_TO_LEFT.has(base) ? "rtl" : "ltr";
}

/** As `setLanguage`, and remembered for the next visit. */
export async function chooseLanguage(code: string): Promise<void> {
  localStorage.setItem(STORED, code);
  await setLanguage(code);
}
