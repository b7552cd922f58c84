import { describe, expect, it } from "vitest";
import { LARGEST_ZOOM, moved, placed, toSheet, toStage, zoomed, type View } from "../../../src/components/imageeditor/view";

const STAGE: View = { width: 400, height: 200, zoom: 1, dx: 0, dy: 0 };
const FRAME = { x: 0, y: 0, width: 800, height: 800 };

describe("a fitted view", () => {
  it("shows the whole frame in the middle", () => {
    expect(placed(STAGE, FRAME)).toEqual({ scale: 0.25, left: 100, top: 0 });
  });

  it("maps the stage's middle to the sheet's", () => {
    expect(toSheet(STAGE, FRAME, 200, 100)).toEqual({ x: 400, y: 400 });
  });

  it("maps a cropped frame's corner to its place on the sheet", () => {
    const cropped = { x: 100, y: 50, width: 400, height: 200 };
    expect(toSheet(STAGE, cropped, 0, 0)).toEqual({ x: 100, y: 50 });
    expect(toStage(STAGE, cropped, 100, 50)).toEqual({ x: 0, y: 0 });
  });
});

describe("zooming", () => {
  it("keeps the point under the pointer where it is", () => {
    const before = toSheet(STAGE, FRAME, 150, 60);
    const after = toSheet(zoomed(STAGE, 3, 150, 60), FRAME, 150, 60);
    expect(after.x).toBeCloseTo(before.x);
    expect(after.y).toBeCloseTo(before.y);
  });

  it("never shows less than the whole, nor more than its limit", () => {
    expect(zoomed(STAGE, 0.1, 0, 0)).toEqual(STAGE);
    expect(zoomed(STAGE, 1e6, 0, 0).zoom).toBe(LARGEST_ZOOM);
  });

  it("is undone by the opposite", () => {
    const there = toStage(zoomed(zoomed(STAGE, 4, 10, 20), 0.25, 300, 30), FRAME, 123, 456);
    const here = toStage(STAGE, FRAME, 123, 456);
    expect(there.x).toBeCloseTo(here.x);
    expect(there.y).toBeCloseTo(here.y);
  });
});

describe("moving", () => {
  it("keeps at least half of the sheet in reach", () => {
    const far = moved(STAGE, FRAME, 1e6, -1e6);
    expect([far.dx, far.dy]).toEqual([100, -100]);
  });
});
