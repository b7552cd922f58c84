/** The words of the page, in English. Every other language has the same keys. */
import { first } from "./first";
import { more } from "./more";

export const en = { ...first, ...more };

export type Words = Record<keyof typeof en, string>;
