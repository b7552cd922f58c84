import { beforeEach, expect, test } from "vitest";
import { closest, language } from "../src/words/index.svelte";
import { shownText, shownValue, useTexts } from "../src/words/texts.svelte";

const mark = (key: string) => `__i18n__${JSON.stringify({ __type__: "translation_metadata", key }).replace(/":"/g, '": "').replace('","', '", "')}`;

beforeEach(() => {
  useTexts({ en: { name: "Name", age: "Age" }, de: { name: "Vorname" }, "pt-BR": { name: "Nome" } });
  language.code = "de";
});

test("a text is shown in the page's language, else in English, else as its key", () => {
  expect(shownText(mark("name"))).toBe("Vorname");
  expect(shownText(`## ${mark("age")}: ${mark("shoe \"size\"")}`)).toBe('## Age: shoe "size"');
});

test("a language without texts of its own takes those of the nearest", () => {
  language.code = "pt";
  expect(shownText(mark("name"))).toBe("Nome");
  expect([closest("de-AT", ["en", "de"]), closest("fr", ["en", "de"])]).toEqual(["de", undefined]);
});

test("names of choices are exchanged, their values stay", () => {
  const choices = [[mark("name"), mark("name")], ["plain", 1]];
  expect(shownValue(choices)).toEqual([["Vorname", mark("name")], ["plain", 1]]);
  expect(shownValue(choices)).toBe(shownValue(choices));
});

test("a list without such texts stays the same list", () => {
  const list = [["a", 1]];
  expect(shownValue(list)).toBe(list);
});
