import { expect, test } from "vitest";
import { Coalescer } from "../../src/tree/coalescer";
import type { Numbered } from "../../src/wire/messages.gen";

const patch = (text: string): Numbered => ({ t: "patched", edits: [[1, ["value"], "append", text]] });
const ended: Numbered = { t: "ended", run: "r", status: "done" };

function made() {
  const batches: string[][] = [];
  const frames: (() => void)[] = [];
  const coalescer = new Coalescer((messages) => batches.push(messages.map((message) => message.t)), (run) => frames.push(run));
  return { batches, coalescer, nextFrame: () => frames.shift()?.() };
}

test("the first patch is applied at once, the rest together in the next frame", () => {
  const { batches, coalescer, nextFrame } = made();
  for (const text of ["a", "b", "c"]) coalescer.take([patch(text)]);
  expect(batches).toEqual([["patched"]]);
  nextFrame();
  expect(batches).toEqual([["patched"], ["patched", "patched"]]);
});

test("an end does not wait and is not overtaken by patches before it", () => {
  const { batches, coalescer } = made();
  coalescer.take([patch("a")]);
  coalescer.take([patch("b")]);
  coalescer.take([ended]);
  expect(batches).toEqual([["patched"], ["patched", "ended"]]);
});

test("after a calm frame the next patch is applied at once again", () => {
  const { batches, coalescer, nextFrame } = made();
  coalescer.take([patch("a")]);
  nextFrame();
  coalescer.take([patch("b")]);
  expect(batches).toHaveLength(2);
});
