import { expect, test } from "vitest";
import { classesOf, suggestions } from "../../src/components/flagbutton/flag";

const label = { kind: "label", props: { value: { label: "3", confidences: [{ label: "3", confidence: 0.9 }, { label: "8", confidence: 0.1 }] } } };

test("the classes that a label shows are offered as right answers", () => {
  expect(classesOf([{ kind: "image", props: {} }, label])).toEqual(["3", "8"]);
});

test("nothing is offered without a label, or while it is empty", () => {
  expect(classesOf([{ kind: "textbox", props: { value: "3" } }])).toBeNull();
  expect(classesOf([{ kind: "label", props: { value: null } }])).toBeNull();
});

test("of many answers those that match what was typed are offered", () => {
  const many = Array.from({ length: 40 }, (_, index) => `class ${index}`);
  expect(suggestions(many, "39")).toEqual(["class 39"]);
});
