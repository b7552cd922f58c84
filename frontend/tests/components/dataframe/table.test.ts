import { expect, test } from "vitest";
import { fromTsv, toCsv, toTsv } from "../../../src/components/dataframe/clipboard-text";
import { declarations, inkOn } from "../../../src/components/dataframe/look";
import { compare, orderOf } from "../../../src/components/dataframe/query";
import { columnsInSight, Heights, Scaled } from "../../../src/components/dataframe/scroll";
import { areaOf, moved } from "../../../src/components/dataframe/selection";
import { asTable, cellOf, EMPTY_QUERY, kindsOf, NotThatKind, pictureOf, readable, safeLink } from "../../../src/components/dataframe/value";

test("what spreadsheets copy is read, and comes back the same", () => {
  const rows = [["a", 'say "hi"', "two\nlines"], ["", "x\ty", "1"]];
  expect(fromTsv(toTsv(rows))).toEqual(rows);
  expect(fromTsv("a\tb\r\n1\t2\r\n")).toEqual([["a", "b"], ["1", "2"]]);
});

test("a CSV file runs no formula", () => {
  expect(toCsv(["=h"], [["=1+1", -2], ["@x", "a,b"], ["+1", null]])).toBe("\ufeff'=h\r\n'=1+1,-2\r\n'@x,\"a,b\"\r\n'+1,\r\n");
});

test("a style reaches no further than its cell", () => {
  expect(declarations("color: red; position: fixed; background: url(//evil); font-weight:bold; nonsense")).toEqual([["color", "red"], ["font-weight", "bold"]]);
  expect([inkOn("rgb(255, 224, 138)"), inkOn("rgb(20, 20, 60)")]).toEqual(["#111417", "#ffffff"]);
});

test("rows are sorted as people sort them, what is missing last", () => {
  const rows = [["item 10"], [null], ["Item 2"], [3], [""]];
  expect(orderOf(rows, { ...EMPTY_QUERY, sort: [{ column: 0, descending: false }] }, ["str"])).toEqual([3, 2, 0, 1, 4]);
  expect(orderOf(rows, { ...EMPTY_QUERY, sort: [{ column: 0, descending: true }] }, ["str"])).toEqual([0, 2, 3, 1, 4]);
  expect(compare(true, 0)).toBe(1);
});

test("filters and a search leave rows", () => {
  const rows = [[1, "Ann"], [20, "Bob"], [null, ""]];
  const ask = (test: "above" | "is" | "empty" | "starts", value: string, column = 0) => orderOf(rows, { ...EMPTY_QUERY, filters: [{ column, test, value }] }, ["number", "str"]);
  expect(ask("above", "3")).toEqual([1]);
  expect(ask("is", "1.0")).toEqual([0]);
  expect(ask("empty", "")).toEqual([2]);
  expect(ask("starts", "b", 1)).toEqual([1]);
  expect(orderOf(rows, { ...EMPTY_QUERY, search: "NN" }, ["number", "str"])).toEqual([0]);
});

test("the scroll bar of a table taller than an element reaches its ends and moves by the pixel", () => {
  const scaled = new Scaled(34_000_000, 400);
  expect(scaled.space).toBe(8_000_000);
  expect(scaled.at(0)).toBe(0);
  expect(scaled.at(100)).toBe(100);
  expect(scaled.at(scaled.space - 400)).toBe(34_000_000 - 400);
  const top = scaled.topOf(17_000_000);
  expect(scaled.at(top)).toBe(17_000_000);
  expect(scaled.at(top + 34)).toBe(17_000_034);
});

test("rows of measured heights stand where those above end", () => {
  const heights = new Heights(100, 30);
  expect(heights.measure(2, 90)).toBe(true);
  expect([heights.offset(2), heights.offset(3), heights.full]).toEqual([60, 150, 3060]);
  expect([heights.place(149), heights.place(150)]).toEqual([2, 3]);
});

test("only columns in sight are drawn, beside those that are pinned", () => {
  const lefts = Array.from({ length: 51 }, (_, i) => i * 100);
  expect(columnsInSight(lefts, 0, 0, 350)).toEqual({ first: 0, last: 5 });
  expect(columnsInSight(lefts, 1, 2000, 350)).toEqual({ first: 20, last: 25 });
});

test("keys move after the grid pattern, turned in right-to-left pages", () => {
  const press = (key: string, ctrlKey = false, isRtl = false) => moved({ row: 5, column: 2 }, { key, ctrlKey, metaKey: false }, { rows: 10, columns: 4, page: 8 }, isRtl);
  expect(press("ArrowLeft")).toEqual({ row: 5, column: 1 });
  expect(press("ArrowLeft", false, true)).toEqual({ row: 5, column: 3 });
  expect(press("PageDown")).toEqual({ row: 9, column: 2 });
  expect(press("End", true)).toEqual({ row: 9, column: 3 });
  expect(press("x")).toBe(null);
  expect(areaOf({ row: 4, column: 3 }, { row: 1, column: 0 })).toEqual({ top: 1, left: 0, bottom: 4, right: 3 });
});

test("what is typed becomes a cell of its kind", () => {
  expect([cellOf("3,5", "number"), cellOf("40%", "progress"), cellOf("yes", "bool"), cellOf("", "number"), cellOf("2024-01-02T03:04", "date"), cellOf(" x ", "str")]).toEqual([3.5, 0.4, true, null, "2024-01-02 03:04", " x "]);
  expect(() => cellOf("tall", "number")).toThrow(NotThatKind);
  expect(cellOf("tall", "number", false)).toBe("tall");
});

test("ragged and wrong values are tables or told apart", () => {
  expect(asTable({ headers: ["a"], data: [[1, 2], [3]] })).toEqual({ headers: ["a", "2"], data: [[1, 2], [3, null]], metadata: null });
  expect(asTable([1, 2])!.data).toEqual([[1], [2]]);
  expect(asTable({ rows: 3 })).toBe(null);
  expect(kindsOf({ headers: ["n", "s", "c"], data: [[1, "x", null]] }, ["str", "str", ["a", "b"]])).toEqual(["number", "str", ["a", "b"]]);
});

test("links and pictures from elsewhere are only text", () => {
  expect([safeLink("javascript:alert(1)"), safeLink("//evil.org"), safeLink("https://example.org")]).toEqual([null, null, "https://example.org"]);
  expect([pictureOf("https://example.org/x.png"), pictureOf("data:text/html,x"), pictureOf({ url: "gradio_api/file=x" })]).toEqual([null, null, "gradio_api/file=x"]);
  expect([readable(1 / 3, "number"), readable(1e21, "number"), readable("2024-01-02 00:00:00", "date")]).toEqual(["0.333333", "1e+21", "2024-01-02"]);
});
