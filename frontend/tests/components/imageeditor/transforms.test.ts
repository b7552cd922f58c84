import { describe, expect, it } from "vitest";
import { apply, keepsPixels, scaled, shifted, times, turned } from "../../../src/components/imageeditor/matrix";
import { evened, ShapeBuilder } from "../../../src/components/imageeditor/shapes";
import { activeLayer, isUntouched, newSheet, withNewLayer, withRaised, withStroke, type Picture } from "../../../src/components/imageeditor/sheet";
import { boundsOf, extendedSheet, movedLayer, scaledSheet, turnedSheet, type Turn } from "../../../src/components/imageeditor/transforms";

const STROKE = { tool: "brush", color: "#000000", opacity: 1, size: 4, points: [10, 10, -1, 30, 20, -1] } as const;
const PHOTO: Picture = { image: null as never, file: null, place: { x: 0, y: 0, width: 40, height: 30 }, width: 40, height: 30 };

function turnedBy(...turns: Turn[]) {
  return turns.reduce((sheet, turn) => turnedSheet(sheet, turn), newSheet(40, 30, ["a"], PHOTO));
}

describe("turning a sheet", () => {
  it("makes a wide one high and keeps every pixel a pixel", () => {
    const { frame, background } = turnedBy("right");
    expect([frame.width, frame.height]).toEqual([30, 40]);
    expect(keepsPixels(background!.matrix!)).toBe(true);
    expect(isUntouched(background!, frame)).toBe(false);
  });

  it.each([["left", "right"], ["right", "right", "right", "right"], ["across", "across"], ["down", "down"]] as Turn[][])("is undone by turning back: %s %s", (...turns) => {
    const { frame, background } = turnedBy(...turns);
    expect(isUntouched(background!, frame)).toBe(true);
  });

  it("puts the left edge on top when it goes to the right", () => {
    const { frame, background } = turnedBy("right");
    const corner = apply(background!.matrix!, { x: 0, y: 30 });
    expect([corner.x - frame.x, corner.y - frame.y]).toEqual([0, 0]);
  });
});

describe("sizing a sheet", () => {
  it("scales what lies on it, or leaves it in the middle of more paper", () => {
    const sheet = newSheet(40, 30, ["a"], PHOTO);
    expect(apply(scaledSheet(sheet, 80, 60).background!.matrix!, { x: 40, y: 30 })).toEqual({ x: 80, y: 60 });
    const extended = extendedSheet(sheet, 60, 50);
    expect(extended.frame).toEqual({ x: -10, y: -10, width: 60, height: 50 });
    expect(extended.background).toBe(PHOTO);
  });
});

describe("a layer", () => {
  it("is moved alone, with its strokes", () => {
    const sheet = withStroke(withNewLayer(newSheet(40, 30, ["a"], PHOTO), "b"), STROKE);
    const moved = movedLayer(sheet, sheet.active, shifted(5, -3));
    expect(boundsOf(activeLayer(sheet))).toEqual({ x: 8, y: 8, width: 24, height: 14 });
    expect(boundsOf(activeLayer(moved))).toEqual({ x: 13, y: 5, width: 24, height: 14 });
    expect(moved.background).toBe(PHOTO);
    expect(moved.layers[0]).toBe(sheet.layers[0]);
  });

  it("goes up and down, and stays at the ends", () => {
    const sheet = newSheet(40, 30, ["a", "b", "c"]);
    const names = (of: typeof sheet) => of.layers.map(({ name }) => name).join("");
    expect(names(withRaised(sheet, sheet.layers[0]!.id, 1))).toBe("bac");
    expect(withRaised(sheet, sheet.layers[0]!.id, -1)).toBe(sheet);
  });
});

describe("maps", () => {
  it("turn around a point that stays", () => {
    const about = { x: 7, y: 9 };
    const { x, y } = apply(times(turned(1, about), scaled(3, 3, about)), about);
    expect([x, y].map((part) => Math.round(part * 1e6) / 1e6)).toEqual([7, 9]);
  });
});

describe("a shape", () => {
  it("spans from where the pen came down to where it is", () => {
    const builder = new ShapeBuilder({ tool: "rectangle", color: "#000", opacity: 1, size: 2 });
    for (const [x, y] of [[1, 2], [5, 6], [9, 4]] as const) builder.add({ x, y, pressure: -1 });
    expect(builder.stroke.points).toEqual([1, 2, -1, 9, 4, -1]);
  });

  it("is even when asked: a square, a level line", () => {
    const from = { x: 0, y: 0, pressure: -1 };
    expect(evened("rectangle", from, { x: 10, y: -4, pressure: -1 })).toMatchObject({ x: 10, y: -10 });
    expect(Math.round(evened("line", from, { x: 10, y: 1, pressure: -1 }).y)).toBe(0);
  });
});
