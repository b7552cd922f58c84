/** Days and times of day as people write them. */

const WRITTEN = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const NOW = /^now(\s*[+-]\s*\d+\s*[smhd])?$/i;

/** A text as it is sent, or null when it is no moment: "2024-1-2 3:04" becomes "2024-01-02 03:04:00". */
export function read(text: string, hasTime: boolean): string | null {
  const given = text.trim();
  if (NOW.test(given)) return given.toLowerCase();
  const match = WRITTEN.exec(given);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  date.setUTCFullYear(year);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hour && date.getUTCMinutes() === minute;
  if (!isReal || second > 59) return null;
  const written = date.toISOString();
  return hasTime ? `${written.slice(0, 10)} ${written.slice(11, 19)}` : written.slice(0, 10);
}

/** What a native field shows for a text, and back. */
export function toNative(text: string | null, hasTime: boolean): string {
  const known = text && !NOW.test(text.trim()) ? read(text, true) : null;
  if (!known) return "";
  return hasTime ? known.replace(" ", "T") : known.slice(0, 10);
}
