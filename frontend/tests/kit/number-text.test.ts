import { describe, expect, it } from "vitest";
import { canBecome, outside, read, rounded, stepped, written } from "../../src/kit/number-text";

describe("numbers as typed", () => {
  it("reads points, commas, signs, powers and spaces", () => {
    expect(["1.5", "1,5", "-2", "−2", "1e3", "1 000", ".5", "5."].map(read)).toEqual([1.5, 1.5, -2, -2, 1000, 1000, 0.5, 5]);
  });
  it("tells nothing from no number", () => {
    expect(read("  ")).toBeNull();
    expect(["abc", "1,5,5", "1.2.3", "--1", "0x10"].map(read)).toEqual([NaN, NaN, NaN, NaN, NaN]);
  });
  it("knows what more typing can mend", () => {
    expect(canBecome("1", { minimum: 5, maximum: 100 })).toBe(true);
    expect(canBecome("200", { minimum: 5, maximum: 100 })).toBe(false);
    expect(canBecome("-", {})).toBe(true);
    expect(canBecome("1e", {})).toBe(true);
    expect(canBecome("abc", {})).toBe(false);
  });
  it("steps without the dust of binary fractions and stays inside", () => {
    expect(stepped(0.1, 2, { step: 0.1 })).toBe(0.3);
    expect(stepped(9, 10, { step: 1, maximum: 12 })).toBe(12);
    expect(stepped(null, 1, { minimum: 5 })).toBe(6);
    expect(stepped(0, 1, { step: 1e-7 })).toBe(1e-7);
  });
  it("rounds and writes", () => {
    expect(rounded(2.345, 2)).toBe(2.35);
    expect(written(2.7, 0)).toBe("3");
    expect(written(null)).toBe("");
    expect(written("as the server sent it")).toBe("as the server sent it");
    expect([outside(-1, { minimum: 0 }), outside(1, { minimum: 0 }), outside(3, { maximum: 2 })]).toEqual(["low", null, "high"]);
  });
});
