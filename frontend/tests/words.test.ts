import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { en } from "../src/words/en";

const folder = new URL("../src/words/", import.meta.url);
const languages = readdirSync(folder).filter((name) => name.endsWith(".json"));
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

test.each(languages)("%s has every word of English, with the same places to fill", (name) => {
  const words = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Record<string, string>;
  expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort());
  for (const [key, text] of Object.entries(en)) expect(places(words[key]!), key).toEqual(places(text));
});
