/** Seconds as a player shows them. */

/** "1:05", or "1:02:03" from an hour on. What is not known yet is "–:––". */
export function clock(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return "–:––";
  const whole = Math.floor(seconds + 1e-6);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (number: number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

export interface Cue {
  start: number;
  end: number;
  text: string;
}

/** The words that are said at a time. */
export function cueAt(cues: readonly Cue[] | null | undefined, seconds: number): string {
  return (cues ?? []).filter((cue) => cue.start <= seconds && seconds < cue.end).map((cue) => cue.text).join("\n");
}
