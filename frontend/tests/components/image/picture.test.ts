import { describe, expect, it } from "vitest";
import { pixelAt } from "../../../src/components/image/picture";
import { Zoom } from "../../../src/components/image/zoom.svelte";

const SHOWN = { left: 10, top: 20, width: 200, height: 100 };

describe("pixelAt", () => {
  it("tells the pixel of the picture itself, not of the page", () => {
    expect(pixelAt(110, 70, { width: 4000, height: 2000 }, SHOWN)).toEqual([2000, 1000]);
    expect(pixelAt(10, 20, { width: 4000, height: 2000 }, SHOWN)).toEqual([0, 0]);
  });

  it("tells nothing beside the picture", () => {
    expect(pixelAt(9, 20, { width: 40, height: 20 }, SHOWN)).toBe(null);
    expect(pixelAt(210, 119, { width: 40, height: 20 }, SHOWN)).toBe(null);
  });
});

describe("Zoom", () => {
  it("keeps the point under the pointer where it is", () => {
    const zoom = new Zoom();
    zoom.by(2, 50, 20);
    expect([zoom.x, zoom.y]).toEqual([-50, -20]);
  });

  it("lies as it was when it is whole again", () => {
    const zoom = new Zoom();
    zoom.by(3, 50, 20);
    zoom.by(0.1, -80, 7);
    expect([zoom.scale, zoom.x, zoom.y]).toEqual([1, 0, 0]);
  });
});
