/** Numbers and times as people read them, in the page's language or as a D3 format says. */
import { format as d3Format } from "d3-format";
import { utcFormat } from "d3-time-format";
import type { Word } from "./table";

export type Write = (value: number) => string;

/** Writes a number; what is no D3 format is passed over. */
export function numbers(pattern: string | null, language: string): Write {
  const made = pattern ? attempt(() => d3Format(pattern)) : null;
  if (made) return made;
  const small = new Intl.NumberFormat(language, { maximumSignificantDigits: 5 });
  const middling = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const large = new Intl.NumberFormat(language, { notation: "compact", maximumSignificantDigits: 4 });
  return (value) => {
    const size = Math.abs(value);
    if (size !== 0 && size < 1e-5) return value.toExponential(2);
    return (size >= 1e9 ? large : size >= 1000 ? middling : small).format(value);
  };
}

/** Writes milliseconds as a time, as finely as `step_ms` between two of them needs. */
export function times(pattern: string | null, language: string, step_ms: number): Write {
  const made = pattern ? attempt(() => utcFormat(pattern)) : null;
  if (made) return (value) => made(new Date(value));
  const written = new Intl.DateTimeFormat(language, { timeZone: "UTC", ...fineness(step_ms) });
  return (value) => (Number.isFinite(value) ? written.format(value) : "");
}

export function words(word: Word | null | undefined): string {
  return word === null || word === undefined ? "–" : String(word);
}

const DAY = 864e5;

function fineness(step: number): Intl.DateTimeFormatOptions {
  if (step >= 360 * DAY) return { year: "numeric" };
  if (step >= 28 * DAY) return { year: "numeric", month: "short" };
  if (step >= DAY) return { day: "numeric", month: "short" };
  if (step >= 36e5) return { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" };
  if (step >= 6e4) return { hour: "2-digit", minute: "2-digit" };
  if (step >= 1e3) return { hour: "2-digit", minute: "2-digit", second: "2-digit" };
  return { minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 };
}

/** A time in full, for a tooltip: its date, and its time of day when there is one. */
export function moment(language: string): Write {
  const date = new Intl.DateTimeFormat(language, { timeZone: "UTC", dateStyle: "medium" });
  const both = new Intl.DateTimeFormat(language, { timeZone: "UTC", dateStyle: "medium", timeStyle: "medium" });
  return (value) => (Number.isFinite(value) ? (value % DAY === 0 ? date : both).format(value) : "–");
}

function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}
