import { expect, test } from "vitest";
import { en } from "../src/words/en";

const languages = import.meta.glob<Record<string, string>>("../src/words/*.json", { eager: true, import: "default" });
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

test.each(Object.entries(languages))("%s has every word of English, with the same places to fill", (_, words) => {
  expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort());
  for (const [key, text] of Object.entries(en)) expect(places(words[key]!), key).toEqual(places(text));
});
