/** What can be chosen, as it travels: pairs of a label and a value. */
import { isEqual } from "../tree/equal";

export type Choice = [label: string, value: unknown];

const MOST_PILLS = 10;
const LONGEST_PILL = 32;

/** Pairs, also of what an app's own page function wrote without labels. */
export function pairs(choices: unknown): Choice[] {
  return Array.isArray(choices) ? choices.map((one) => (Array.isArray(one) ? [String(one[0]), one[1]] : [String(one), one])) : [];
}

/** Where a value stands among the choices; -1 when it is none of them. */
export function indexOf(choices: Choice[], value: unknown): number {
  return choices.findIndex(([, known]) => isEqual(known, value));
}

/** The words for a value: its label, or the value itself when it is none of the choices. */
export function labelOf(choices: Choice[], value: unknown): string {
  return choices[indexOf(choices, value)]?.[0] ?? (value === null || value === undefined ? "" : String(value));
}

export function includes(values: unknown[], value: unknown): boolean {
  return values.some((one) => isEqual(one, value));
}

/** How wide a column of choices must be, for `--ll-longest`. */
export function longest(choices: Choice[]): string {
  return `calc(${Math.min(Math.max(8, ...choices.map(([label]) => label.length)), 40)}ch + 32px)`;
}

/** Whether choices read better one below the other than as pills. */
export function areLong(choices: Choice[]): boolean {
  return choices.length > MOST_PILLS || choices.some(([label]) => label.length > LONGEST_PILL);
}
