import { expect, test } from "vitest";
import { History, keep, rename, setCells, spliceColumns, spliceRows } from "../../../src/components/dataframe/edits";
import { EMPTY_QUERY, type TableValue } from "../../../src/components/dataframe/value";

const here: TableValue = { headers: ["a", "b"], data: [[1, "x"], [2, "y"]], metadata: { display_value: [["1 €", "x"], ["2 €", "y"]], styling: [["", ""], ["color: red", ""]] } };
const there: TableValue = { ...here, metadata: null, rows: 1000, kinds: ["number", "str"], meta: { _type: "limelight.Table", handle: "h" } };

test("a change leaves the value before as it was", () => {
  const after = setCells(here, [[1, 0, 5]]);
  expect(after.data).toEqual([[1, "x"], [5, "y"]]);
  expect(after.metadata).toEqual({ display_value: [["1 €", "x"], ["5", "y"]], styling: here.metadata!.styling });
  expect(here.data[1]).toEqual([2, "y"]);
  expect(after.data[0]).toBe(here.data[0]);
});

test("rows and columns take their looks along", () => {
  const after = spliceColumns(spliceRows(here, 0, 1, []), 1, 0, ["new"]);
  expect(after).toEqual({ headers: ["a", "new", "b"], data: [[2, null, "y"]], metadata: { display_value: [["2 €", "", "y"]], styling: [["color: red", "", ""]] } });
});

test("a table on the server keeps a list of changes, and its first rows in step", () => {
  const after = rename(spliceRows(setCells(there, [[0, 1, "z"], [900, 0, 1]]), 500, 2, []), 0, "A");
  expect(after.edits).toEqual([["cells", [[0, 1, "z"], [900, 0, 1]]], ["rows", 500, 2, []], ["header", 0, "A"]]);
  expect(after.data[0]).toEqual([1, "z"]);
  expect(after.rows).toBe(998);
  expect(after.headers).toEqual(["A", "b"]);
});

test("typing into one cell again and again is one change", () => {
  const after = setCells(setCells(there, [[3, 0, 1]]), [[3, 0, 2]]);
  expect(after.edits).toEqual([["cells", [[3, 0, 2]]]]);
});

test("only the rows found are kept, here and on the server", () => {
  expect(keep(here, EMPTY_QUERY, [1]).data).toEqual([[2, "y"]]);
  expect(keep(there, EMPTY_QUERY, null)).toMatchObject({ rows: null, data: [], edits: [["keep", EMPTY_QUERY]] });
});

test("undo gives the values before, redo those after, a new change forgets the latter", () => {
  const history = new History();
  const second = setCells(here, [[0, 0, 9]]);
  history.add(here);
  expect(history.undo(second)).toBe(here);
  expect(history.redo(here)).toBe(second);
  history.undo(second);
  history.add(here);
  expect(history.canRedo).toBe(false);
});
