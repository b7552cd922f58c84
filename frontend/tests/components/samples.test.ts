import { expect, it } from "vitest";
import { fileIn, isPicture, textOf } from "../../src/components/dataset/sample";
import { suggestions } from "../../src/components/flagbutton/flag";
import { indexOf, labelOf, pairs } from "../../src/kit/choices";

const FILE = { path: "h/3.png", url: "limelight/file/h/3.png", orig_name: "3.png", meta: { _type: "gradio.FileData" } };

it("finds the picture of a sample wherever its component keeps it", () => {
  expect(fileIn({ background: FILE, layers: [], composite: null })).toEqual(FILE);
  expect(fileIn([{ image: FILE, caption: null }])).toEqual(FILE);
  expect(isPicture(FILE, "file")).toBe(true);
  expect(fileIn("text")).toBeNull();
});
it("says any sample in a few words", () => {
  expect([null, 3, true, ["a", "b"], FILE, { label: "cat", confidences: null }, { text: "hi", files: [] }].map(textOf)).toEqual(["", "3", "true", "a, b", "3.png", "cat", "hi"]);
});
it("suggests all of a few answers and the matching ones of many", () => {
  expect(suggestions([0, 1], "x")).toEqual(["0", "1"]);
  expect(suggestions(Array.from({ length: 30 }, (_, index) => `class ${index}`), "29")).toEqual(["class 29"]);
});
it("keeps the type of a choice's value", () => {
  const choices = pairs([["One", 1], "two"]);
  expect([indexOf(choices, 1), indexOf(choices, "1"), labelOf(choices, 1), labelOf(choices, "own")]).toEqual([0, -1, "One", "own"]);
});
