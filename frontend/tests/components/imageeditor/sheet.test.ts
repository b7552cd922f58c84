import { describe, expect, it } from "vitest";
import { resized } from "../../../src/components/imageeditor/cropping";
import {
  activeLayer, contained, cropped, isBlank, isUntouched, newSheet, withNewLayer, withoutLayer, withStroke, withVisibility, type Picture,
} from "../../../src/components/imageeditor/sheet";

const STROKE = { tool: "brush", color: "#000000", opacity: 1, size: 4, points: [1, 1, -1] } as const;
const PHOTO: Picture = { image: null as never, file: null, place: { x: 0, y: 0, width: 40, height: 30 }, width: 40, height: 30 };

describe("a sheet", () => {
  it("is blank until something is put on it", () => {
    const sheet = newSheet(40, 30, ["Layer 1"]);
    expect(isBlank(sheet)).toBe(true);
    expect(isBlank(withStroke(sheet, STROKE))).toBe(false);
    expect(isBlank(newSheet(40, 30, [], PHOTO))).toBe(false);
  });

  it("never changes: a stroke gives another sheet and leaves other layers as they are", () => {
    const sheet = withNewLayer(newSheet(40, 30, ["a"]), "b");
    const drawn = withStroke(sheet, STROKE);
    expect(activeLayer(sheet).strokes).toEqual([]);
    expect(activeLayer(drawn).name).toBe("b");
    expect(drawn.layers[0]).toBe(sheet.layers[0]);
  });

  it("draws on the layer below the one that is removed", () => {
    const sheet = withNewLayer(newSheet(40, 30, ["a", "b"]), "c");
    expect(activeLayer(withoutLayer(sheet, sheet.active)).name).toBe("b");
  });

  it("empties its last layer instead of removing it", () => {
    const sheet = withStroke(newSheet(40, 30, ["a"]), STROKE);
    const emptied = withoutLayer(sheet, sheet.active);
    expect(emptied.layers).toHaveLength(1);
    expect(isBlank(emptied)).toBe(true);
  });

  it("hides a layer", () => {
    const sheet = newSheet(40, 30, ["a"]);
    expect(activeLayer(withVisibility(sheet, sheet.active, false)).isVisible).toBe(false);
  });
});

describe("cropping", () => {
  it("keeps whole pixels inside the frame", () => {
    const { frame } = cropped(newSheet(40, 30, []), { x: -5, y: 3.4, width: 20, height: 100 });
    expect(frame).toEqual({ x: 0, y: 3, width: 15, height: 27 });
  });

  it("keeps at least one pixel", () => {
    const { frame } = cropped(newSheet(40, 30, []), { x: 80, y: 80, width: 0, height: 0 });
    expect(frame).toEqual({ x: 39, y: 29, width: 1, height: 1 });
  });

  it("means that the photograph's own file does no longer do", () => {
    const sheet = newSheet(40, 30, [], PHOTO);
    expect(isUntouched(PHOTO, sheet.frame)).toBe(true);
    expect(isUntouched(PHOTO, cropped(sheet, { x: 0, y: 0, width: 39, height: 30 }).frame)).toBe(false);
  });

  it("moves a corner but never past the opposite one", () => {
    const whole = { x: 0, y: 0, width: 40, height: 30 };
    expect(resized(whole, "nw", 10, 5, whole)).toEqual({ x: 10, y: 5, width: 30, height: 25 });
    expect(resized(whole, "se", -100, -100, whole)).toEqual({ x: 0, y: 0, width: 8, height: 8 });
  });

  it("moves as a whole inside the sheet", () => {
    const whole = { x: 0, y: 0, width: 40, height: 30 };
    expect(resized({ x: 0, y: 0, width: 10, height: 10 }, null, 100, 100, whole)).toEqual({ x: 30, y: 20, width: 10, height: 10 });
  });
});

describe("a picture on a fixed sheet", () => {
  it("is made smaller, never larger, and lies in the middle", () => {
    expect(contained({ width: 1600, height: 800 }, 800, 800)).toEqual({ x: 0, y: 200, width: 800, height: 400 });
    expect(contained({ width: 100, height: 50 }, 800, 800)).toEqual({ x: 350, y: 375, width: 100, height: 50 });
  });
});
