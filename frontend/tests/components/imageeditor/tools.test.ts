import { describe, expect, it } from "vitest";
import { firstPaint, firstSize, paintOf, positionOf, sizeAt } from "../../../src/components/imageeditor/tools";

describe("brush options", () => {
  it("take colours with and without opacity", () => {
    expect(paintOf("red")).toEqual({ color: "red", opacity: 1 });
    expect(paintOf(["#00ff00", 0.5])).toEqual({ color: "#00ff00", opacity: 0.5 });
  });

  it("start with the first colour, or black", () => {
    const options = { default_size: "auto", color_mode: "fixed", default_color: null } as const;
    expect(firstPaint({ ...options, colors: ["blue", "red"] }).color).toBe("blue");
    expect(firstPaint({ ...options, colors: null }).color).toBe("#000000");
  });

  it("choose a width that fits the sheet", () => {
    expect(firstSize({ default_size: "auto" }, 800, 600, "brush")).toBe(19);
    expect(firstSize({ default_size: 7 }, 800, 600, "brush")).toBe(7);
    expect(firstSize({ default_size: "auto" }, 8, 8, "brush")).toBe(1);
  });
});

describe("the size slider", () => {
  it("goes from one pixel to the largest", () => {
    expect([sizeAt(0, 160), sizeAt(100, 160)]).toEqual([1, 160]);
  });

  it("comes back to where it stood", () => {
    for (const position of [0, 25, 50, 75, 100]) expect(Math.abs(positionOf(sizeAt(position, 400), 400) - position)).toBeLessThan(2);
  });
});
