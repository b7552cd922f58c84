import { describe, expect, it } from "vitest";
import { StrokeBuilder, widthAt } from "../../../src/components/imageeditor/stroke";

const BLACK = { tool: "brush", color: "#000000", opacity: 1, size: 10 } as const;
const at = (x: number, y: number, pressure = -1) => ({ x, y, pressure });

describe("StrokeBuilder", () => {
  it("keeps the first point however the pen stands still", () => {
    const builder = new StrokeBuilder(BLACK, 2);
    expect(builder.add(at(5, 5))).toBe(true);
    expect(builder.add(at(5, 5))).toBe(false);
    expect(builder.stroke.points).toEqual([5, 5, -1]);
  });

  it("leaves out points that are closer than the spacing", () => {
    const builder = new StrokeBuilder(BLACK, 2);
    for (const x of [0, 1, 1.5, 2, 3, 4.5]) builder.add(at(x, 0));
    expect(builder.stroke.points).toEqual([0, 0, -1, 2, 0, -1, 4.5, 0, -1]);
  });

  it("rounds to hundredths, so that a long stroke stays small", () => {
    const builder = new StrokeBuilder(BLACK, 0);
    builder.add(at(1 / 3, 2 / 3, 0.12345));
    expect(builder.stroke.points).toEqual([0.33, 0.67, 0.12]);
  });

  it("gives a stroke that later points do not change", () => {
    const builder = new StrokeBuilder(BLACK, 0);
    builder.add(at(0, 0));
    const early = builder.stroke;
    builder.add(at(9, 9));
    expect(early.points).toHaveLength(3);
    expect(early.color).toBe("#000000");
  });
});

describe("widthAt", () => {
  it("is the size itself for devices without pressure", () => {
    expect(widthAt(20, -1)).toBe(20);
  });

  it("grows with pressure up to the size", () => {
    expect(widthAt(20, 0.1)).toBeLessThan(widthAt(20, 0.4));
    expect(widthAt(20, 1)).toBe(20);
  });
});
