import { describe, expect, it } from "vitest";
import { drawingOf, stacked, stepOf, type Wishes } from "../../src/components/nativeplot/drawing";
import { numbers } from "../../src/components/nativeplot/format";
import { cellAt, tableOf, type PlotValue } from "../../src/components/nativeplot/table";

function value(rows: unknown[][], datatypes: PlotValue["datatypes"]): PlotValue {
  return { columns: Object.keys(datatypes), data: rows, datatypes, mark: "line" };
}

function wish(some: Partial<Wishes>): Wishes {
  return { mark: "line", x: "x", y: "y", color: null, x_bin: null, y_aggregate: null, sort: null, ...some };
}

const NUMBERS = { x: "quantitative", y: "quantitative" } as const;
const WORDS = { x: "nominal", y: "quantitative", c: "nominal" } as const;

describe("a table", () => {
  it("is the same whether it comes as rows or packed", () => {
    const base64 = (array: ArrayBufferView) => btoa(String.fromCharCode(...new Uint8Array(array.buffer)));
    const packed: PlotValue = {
      columns: ["x", "y", "c"], datatypes: { x: "quantitative", y: "quantitative", c: "nominal" }, mark: "line",
      data: { length: 3, columns: [{ even: [10, 5] }, { f8: base64(new Float64Array([1, NaN, 3])) }, { words: ["a", true], u1: base64(new Uint8Array([1, 0, 2])) }] },
    };
    const table = tableOf(packed);
    const rows = [0, 1, 2].map((row) => ["x", "y", "c"].map((name) => cellAt(table.column(name)!, row)));
    expect(rows).toEqual([[10, 1, "a"], [15, null, null], [20, 3, true]]);
  });
});

describe("a drawing", () => {
  it("puts rows in the order of x and leaves a gap where y is missing", () => {
    const drawing = drawingOf(tableOf(value([[3, 30], [1, null], [2, 20]], NUMBERS)), wish({}));
    expect(drawing.xs).toEqual([1, 2, 3]);
    expect(drawing.series[0]!.ys).toEqual([null, 20, 30]);
  });

  it("sums words of one kind, in their order or the order asked for", () => {
    const table = tableOf(value([["c", 3, "u"], ["a", 9, "u"], ["b", 1, "u"], ["c", 4, "u"], ["a", 1, "u"], ["b", 5, "u"]], WORDS));
    const read = (some: Partial<Wishes>) => {
      const drawing = drawingOf(table, wish({ mark: "bar", ...some }));
      return drawing.xs.map((at, i) => [drawing.categories![at], drawing.series[0]!.ys[i]]);
    };
    expect(read({})).toEqual([["a", 10], ["b", 6], ["c", 7]]);
    expect(read({ sort: "-y" })).toEqual([["a", 10], ["c", 7], ["b", 6]]);
    expect(read({ sort: "-x" })).toEqual([["c", 7], ["b", 6], ["a", 10]]);
    expect(read({ sort: ["b", "nobody"] })).toEqual([["b", 6], ["a", 10], ["c", 7]]);
    expect(read({ y_aggregate: "median" })).toEqual([["a", 5], ["b", 3], ["c", 3.5]]);
    expect(read({ y_aggregate: "count" })).toEqual([["a", 2], ["b", 2], ["c", 2]]);
  });

  it("divides x into ranges that begin at multiples of their width", () => {
    const ys = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
    const drawing = drawingOf(tableOf(value(ys.map((y, x) => [x, y]), NUMBERS)), wish({ mark: "bar", x_bin: 3 }));
    expect(drawing.xs).toEqual([0, 3, 6, 9]);
    expect(drawing.series[0]!.ys).toEqual([8, 15, 13, 3]);
  });

  it("stacks what is above zero up and what is below down", () => {
    const table = tableOf(value([["a", 2, "u"], ["a", 3, "v"], ["a", -1, "w"]], WORDS));
    const bars = stacked(drawingOf(table, wish({ mark: "bar", color: "c" })), () => true);
    expect(bars.map(({ from, to }) => [from[0], to[0]])).toEqual([[0, 2], [2, 5], [0, -1]]);
  });

  it("tells colours apart at one x", () => {
    const table = tableOf(value([["1", 2, "u"], ["1", 3, "v"]], WORDS));
    const drawing = drawingOf(table, wish({ color: "c" }));
    expect(drawing.series.map((one) => [one.word, one.ys[0]])).toEqual([["u", 2], ["v", 3]]);
  });

  it("finds months and years where they begin", () => {
    const quarter = stepOf("1q", true) as { floor: (at: number) => number };
    expect(new Date(quarter.floor(Date.UTC(2024, 4, 20))).toISOString()).toBe("2024-04-01T00:00:00.000Z");
    expect(stepOf("15m", true)).toBe(900_000);
  });
});

it("writes numbers as D3 has it, and passes over what is no format", () => {
  expect(numbers("$.2f", "en")(3)).toBe("$3.00");
  expect(numbers("no format", "en")(1234.5)).toBe("1,234.5");
});
