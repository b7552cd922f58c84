/** How a picture lies in its box: how much larger, how far aside. 1 fits. */

export const LARGEST = 16;

export class Zoom {
  scale = $state(1);
  x = $state(0);
  y = $state(0);

  get isWhole(): boolean {
    return this.scale === 1;
  }

  reset(): void {
    this.scale = 1;
    this.x = 0;
    this.y = 0;
  }

  /** Zooms by `factor` so that the point (x, y), measured from the middle of the box, stays where it is. */
  by(factor: number, x = 0, y = 0): void {
    const scale = Math.min(LARGEST, Math.max(1, this.scale * factor));
    const real = scale / this.scale;
    this.x = x - (x - this.x) * real;
    this.y = y - (y - this.y) * real;
    this.scale = scale;
    if (scale === 1) this.reset();
  }

  /** Moves it, but never so far that less than half of it is in a box of `width` and `height`. */
  move(dx: number, dy: number, width: number, height: number): void {
    const [most_x, most_y] = [(width * this.scale) / 2, (height * this.scale) / 2];
    this.x = Math.min(most_x, Math.max(-most_x, this.x + dx));
    this.y = Math.min(most_y, Math.max(-most_y, this.y + dy));
  }
}
