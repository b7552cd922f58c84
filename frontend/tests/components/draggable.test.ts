import { expect, test } from "vitest";
import { inOrder, moved, placeAt } from "../../src/components/draggable/order";

const things = [1, 2, 3].map((id) => ({ id }));

test("things stand in the wanted order, new ones at the end, gone ones nowhere", () => {
  expect(inOrder(things, [3, 9, 1]).map(({ id }) => id)).toEqual([3, 1, 2]);
  expect(inOrder(things, null)).toEqual(things);
});

test("one of them takes another place, at most the last", () => {
  expect(moved([1, 2, 3], 1, 1)).toEqual([2, 1, 3]);
  expect(moved([1, 2, 3], 1, 9)).toEqual([2, 3, 1]);
  expect(moved([1, 2, 3], 3, -1)).toEqual([3, 1, 2]);
});

test("a dragged thing stands behind those whose middle it has passed", () => {
  expect(placeAt([10, 30, 50], 5)).toBe(0);
  expect(placeAt([10, 30, 50], 31)).toBe(2);
});
