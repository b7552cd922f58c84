import { describe, expect, it } from "vitest";
import { annotationOf, boxBetween, handlesOf, markAt, markOf, movedBy, withCorner, type Annotation, type Mark } from "../../../src/components/annotator/marks";

const BOX = markOf({ label: "cat", bbox: [10, 20, 30, 40] });
const TRIANGLE = markOf({ label: "dog", segmentation: [[0, 0, 100, 0, 0, 100]] });

describe("a mark", () => {
  it.each<Annotation>([
    { label: "cat", bbox: [10, 20, 30, 40] },
    { label: null, segmentation: [[0, 0, 10, 0, 0, 10]] },
    { label: "dog", keypoints: [3.25, 4, 2] },
  ])("travels as it came: %o", (annotation) => {
    expect(annotationOf(markOf(annotation))).toEqual(annotation);
  });

  it("is a box whichever corner was first", () => {
    expect(boxBetween({ x: 9, y: 1 }, { x: 2, y: 5 })).toEqual([{ x: 2, y: 1 }, { x: 9, y: 5 }]);
  });

  it("has four corners to hold when it is a box, and turns inside out when one is dragged over another", () => {
    expect(handlesOf(BOX)).toHaveLength(4);
    expect(withCorner(BOX, 0, { x: 60, y: 70 }).corners).toEqual([{ x: 40, y: 60 }, { x: 60, y: 70 }]);
  });

  it("never leaves the picture", () => {
    expect(movedBy(BOX, -500, 500, 100, 100).corners).toEqual([{ x: 0, y: 60 }, { x: 30, y: 100 }]);
  });
});

describe("a press", () => {
  it("means the smallest of what lies under it", () => {
    const marks: Mark[] = [BOX, TRIANGLE];
    expect(markAt(marks, { x: 15, y: 30 }, 2)).toBe(0);
    expect(markAt(marks, { x: 5, y: 5 }, 2)).toBe(1);
    expect(markAt(marks, { x: 90, y: 90 }, 2)).toBeNull();
  });
});
