/** A drawing on a canvas: axes, lines and dragging by uPlot, bars and points by our own hand. */
import uPlot from "uplot";
import { colorOf, shades, type Paint } from "./colors";
import { stacked, type Drawing } from "./drawing";
import { numbers, times, words, type Write } from "./format";

export interface ChartLook {
  mark: "line" | "bar" | "point";
  language: string;
  x_title: string;
  y_title: string;
  x_lim: [number | null, number | null] | null;
  y_lim: [number | null, number | null] | null;
  x_label_angle: number;
  y_label_angle: number;
  x_axis_format: string | null;
  y_axis_format: string | null;
  x_labels: boolean | "hidden";
  color_map: Record<string, string> | null;
  hidden: ReadonlySet<number>;
  paint: Paint;
  width: number;
  height: number;
  /** A drag selects rather than zooms. */
  isBrush: boolean;
}

export interface ChartEvents {
  /** The place under the pointer, or null when it left. */
  onpoint(place: number | null): void;
  onrange(low: number, high: number): void;
}

const SHADES = 32;
/** From so many points on each pixel is drawn once. */
const CROWD = 20_000;

export class Chart {
  readonly plot: uPlot;
  readonly #bars: ReturnType<typeof stacked>;

  constructor(
    host: HTMLElement,
    readonly drawing: Drawing,
    readonly look: ChartLook,
    private readonly events: ChartEvents,
  ) {
    this.#bars = look.mark === "bar" ? stacked(drawing, (s) => !look.hidden.has(s)) : [];
    this.plot = new uPlot(this.#options(), this.#data(), host);
  }

  destroy(): void {
    this.plot.destroy();
  }

  resize(width: number, height: number): void {
    this.plot.setSize({ width, height });
  }

  colorOf(series: number): string {
    return colorOf(this.drawing.series[series]!.word, series, this.look.color_map, this.look.paint);
  }

  /** Pixels within the plot's area at which a place stands, of the highest thing there. */
  at(place: number): { left: number; top: number } {
    const x = this.#middle(place);
    let top = this.plot.over.clientHeight;
    this.drawing.series.forEach((one, s) => {
      const y = this.look.mark === "bar" ? this.#bars[s]!.to[place]! : one.ys[place];
      if (typeof y === "number" && !Number.isNaN(y) && !this.look.hidden.has(s)) top = Math.min(top, this.plot.valToPos(y, "y"));
    });
    return { left: this.plot.valToPos(x, "x"), top: Math.max(0, top) };
  }

  /** Shows the cursor at a place, as if it were pointed at. */
  point(place: number): void {
    this.plot.setCursor(this.at(place), false);
  }

  /** The nearest place to a pixel of the plot's area; null when nothing is near. */
  nearest(left: number, top: number): number | null {
    const { drawing, look } = this;
    if (!drawing.xs.length) return null;
    const x = this.plot.posToVal(left, "x");
    if (look.mark === "point") return this.#nearestPoint(left, top);
    if (look.mark === "bar") return this.#barAt(x);
    return closest(drawing.xs, x);
  }

  #barAt(x: number): number | null {
    const { xs, isBinned } = this.drawing;
    const width = this.#width();
    const place = closest(xs, isBinned ? x - width / 2 : x);
    const middle = this.#middle(place);
    return Math.abs(x - middle) <= width / 2 ? place : null;
  }

  #nearestPoint(left: number, top: number): number | null {
    const { xs, series } = this.drawing;
    const reach = 14;
    const from = lower(xs, this.plot.posToVal(left - reach, "x"));
    const to = Math.min(lower(xs, this.plot.posToVal(left + reach, "x")), from + 50_000);
    let best: number | null = null;
    let least = reach * reach;
    for (let i = from; i < to; i++) {
      const dx = this.plot.valToPos(xs[i]!, "x") - left;
      series.forEach((one, s) => {
        const y = one.ys[i];
        if (typeof y !== "number" || this.look.hidden.has(s)) return;
        const dy = this.plot.valToPos(y, "y") - top;
        if (dx * dx + dy * dy < least) [least, best] = [dx * dx + dy * dy, i];
      });
    }
    return best;
  }

  #middle(place: number): number {
    const { xs, isBinned } = this.drawing;
    return xs[place]! + (isBinned && this.look.mark === "bar" ? this.#width() / 2 : 0);
  }

  /** How wide a bar may be, in the unit of x. */
  #width(): number {
    const { xs, width, categories } = this.drawing;
    if (width !== null) return categories ? 0.8 : width;
    let least = Infinity;
    for (let i = 1; i < xs.length; i++) if (xs[i]! > xs[i - 1]!) least = Math.min(least, xs[i]! - xs[i - 1]!);
    return Number.isFinite(least) ? least * 0.8 : 1;
  }

  #data(): uPlot.AlignedData {
    return [this.drawing.xs, ...this.drawing.series.map((one) => one.ys)] as uPlot.AlignedData;
  }

  #options(): uPlot.Options {
    const { look, drawing } = this;
    const lines = drawing.series.map((_, s): uPlot.Series => {
      const color = this.colorOf(s);
      const isLine = look.mark === "line";
      return {
        show: !look.hidden.has(s), scale: "y", stroke: color, width: 2,
        ...(isLine ? {} : { paths: () => null }),
        points: isLine ? { size: 6, fill: color } : { show: false },
      };
    });
    return {
      width: look.width, height: look.height, ms: 1, pxAlign: false, padding: [8, 12, 0, 0],
      tzDate: (at) => uPlot.tzDate(new Date(at), "Etc/UTC"),
      legend: { show: false },
      cursor: this.#cursor(),
      select: { show: true, left: 0, top: 0, width: 0, height: 0 },
      scales: {
        x: { time: drawing.isTime, range: () => this.#rangeX() },
        y: { range: () => this.#rangeY() },
      },
      series: [{}, ...lines],
      axes: [this.#axisX(), this.#axisY()],
      hooks: {
        draw: [(plot) => this.#draw(plot)],
        setCursor: [(plot) => this.events.onpoint(plot.cursor.left! < 0 ? null : this.nearest(plot.cursor.left!, plot.cursor.top!))],
        setSelect: [(plot) => this.#selected(plot)],
      },
    };
  }

  #cursor(): uPlot.Cursor {
    const isLine = this.look.mark === "line";
    return {
      x: isLine, y: false, drag: { x: true, y: false, setScale: false, dist: 5 },
      points: isLine ? { size: 8, width: 2, stroke: this.look.paint.ground } : { show: false },
      // A double click belongs to the plot as a whole.
      bind: { dblclick: () => () => null },
    };
  }

  #selected(plot: uPlot): void {
    const { left, width } = plot.select;
    if (width < 4) return;
    const [low, high] = [plot.posToVal(left, "x"), plot.posToVal(left + width, "x")];
    if (!this.look.isBrush) plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    this.events.onrange(low, high);
  }

  #rangeX(): [number, number] {
    const { xs, categories, isBinned } = this.drawing;
    const [least, most] = this.look.x_lim ?? [null, null];
    if (categories) return [least ?? -0.5, most ?? Math.max(0.5, categories.length - 0.5)];
    const isBar = this.look.mark === "bar";
    const width = isBar ? this.#width() : 0;
    let low = (xs[0] ?? 0) - (isBinned ? 0 : width * 0.6);
    let high = (xs[xs.length - 1] ?? 1) + (isBinned ? width : width * 0.6);
    if (this.look.mark === "point") [low, high] = [low - (high - low) * 0.02, high + (high - low) * 0.02];
    if (low === high) [low, high] = this.drawing.isTime ? [low - 432e5, high + 432e5] : [low - (Math.abs(low) * 0.1 || 0.5), high + (Math.abs(high) * 0.1 || 0.5)];
    [low, high] = [least ?? low, most ?? high];
    return low < high ? [low, high] : [high, high + 1];
  }

  #rangeY(): [number, number] {
    let [low, high] = this.#seen();
    const isBar = this.look.mark === "bar";
    if (low > high) [low, high] = [0, 1];
    if (isBar) [low, high] = [Math.min(0, low), Math.max(0, high)];
    if (low === high) [low, high] = [low - (Math.abs(low) * 0.1 || 0.5), high + (Math.abs(high) * 0.1 || 0.5)];
    const room = (high - low) * 0.06;
    const [least, most] = this.look.y_lim ?? [null, null];
    low = least ?? (isBar && low === 0 ? 0 : low - room);
    high = most ?? (isBar && high === 0 ? 0 : high + room);
    return low < high ? [low, high] : [high - 1, high];
  }

  /** The least and largest y within what x shows. */
  #seen(): [number, number] {
    const [left, right] = this.#rangeX();
    const { xs, series } = this.drawing;
    const reach = this.look.mark === "bar" ? this.#width() : 0;
    let [low, high] = [Infinity, -Infinity];
    series.forEach((one, s) => {
      if (this.look.hidden.has(s)) return;
      const ys = this.look.mark === "bar" ? this.#bars[s]!.to : one.ys;
      for (let i = lower(xs, left - reach); i < xs.length && xs[i]! <= right + reach; i++) {
        const y = ys[i];
        if (typeof y !== "number" || Number.isNaN(y)) continue;
        if (y < low) low = y;
        if (y > high) high = y;
      }
    });
    return [low, high];
  }

  #axis(): uPlot.Axis {
    const { paint } = this.look;
    return {
      stroke: paint.muted, font: paint.font, labelFont: paint.font, labelSize: 20, labelGap: 2, gap: 6,
      grid: { stroke: paint.hair, width: 1 }, ticks: { show: false }, border: { show: false },
    };
  }

  #axisX(): uPlot.Axis {
    const { look, drawing } = this;
    const { categories } = drawing;
    const write = (step: number): Write => (drawing.isTime ? times(look.x_axis_format, look.language, step) : numbers(look.x_axis_format, look.language));
    const label = (plot: uPlot, splits: number[], step: number): string[] => {
      if (look.x_labels !== true) return splits.map(() => "");
      if (categories) return this.#words(plot, splits, categories);
      const written = write(step);
      return splits.map((at) => (at === null ? "" : written(at)));
    };
    const axis = this.#axis();
    const turned = ((look.x_label_angle % 180) + 180) % 180;
    const longest = categories ? Math.min(140, Math.max(...categories.slice(0, 500).map((word) => textWidth(words(word), look.paint.font)), 0)) : 64;
    const isCrowded = categories !== null && turned === 0 && longest + 8 > (look.width - 60) / Math.max(1, categories.length);
    const angle = turned === 0 ? (isCrowded && categories!.length <= 60 ? -45 : 0) : look.x_label_angle;
    const tall = look.x_labels === false ? 8 : 24 + Math.abs(Math.sin((angle * Math.PI) / 180)) * longest;
    return {
      ...axis, label: look.x_title, size: tall, space: angle ? 24 : drawing.isTime ? 84 : 64, rotate: angle,
      grid: categories ? { show: false } : axis.grid!,
      ...(categories ? { splits: (plot: uPlot) => inView(plot, categories.length) } : {}),
      values: (plot, splits, _axis, _space, step) => label(plot, splits, step),
    };
  }

  /** The words that fit below their places: each, or every second, third ... */
  #words(plot: uPlot, splits: number[], categories: readonly unknown[]): string[] {
    const room = plot.over.clientWidth || this.look.width - 60;
    const every = Math.max(1, Math.ceil((splits.length * 18) / Math.max(room, 1)));
    return splits.map((at, i) => (i % every ? "" : shortened(words(categories[at] as string))));
  }

  #axisY(): uPlot.Axis {
    const { look } = this;
    const write = numbers(look.y_axis_format, look.language);
    return {
      ...this.#axis(), label: look.y_title, space: 36, rotate: look.y_label_angle,
      values: (_plot, splits) => splits.map((at) => (at === null ? "" : write(at))),
      size: (_plot, labels) => 14 + Math.max(16, ...(labels ?? []).map((label) => textWidth(label ?? "", look.paint.font))),
    };
  }

  #draw(plot: uPlot): void {
    const { mark } = this.look;
    const { left, top, width, height } = plot.bbox;
    plot.ctx.save();
    plot.ctx.beginPath();
    plot.ctx.rect(left, top, width, height);
    plot.ctx.clip();
    if (mark === "bar") this.#drawBars(plot);
    else if (mark === "point") this.#drawPoints(plot);
    else this.#drawLonely(plot);
    plot.ctx.restore();
  }

  #drawBars(plot: uPlot): void {
    const { xs, isBinned, categories } = this.drawing;
    const px = devicePixelRatio;
    const width = this.#width();
    const wide = Math.abs(plot.valToPos(width, "x", true) - plot.valToPos(0, "x", true));
    const bar = Math.max(1, isBinned ? wide - Math.min(2 * px, wide * 0.1) : categories ? Math.min(wide, 96 * px) : wide);
    this.#bars.forEach(({ from, to }, s) => {
      plot.ctx.fillStyle = this.colorOf(s);
      for (let i = 0; i < xs.length; i++) {
        if (Number.isNaN(to[i]!)) continue;
        const middle = plot.valToPos(this.#middle(i), "x", true);
        const [a, b] = [plot.valToPos(from[i]!, "y", true), plot.valToPos(to[i]!, "y", true)];
        plot.ctx.fillRect(middle - bar / 2, Math.min(a, b), bar, Math.max(Math.abs(a - b), to[i] === from[i] ? 0 : 0.5));
      }
    });
  }

  #drawPoints(plot: uPlot): void {
    const { xs, series, shades: scale } = this.drawing;
    const isCrowd = xs.length > CROWD;
    const radius = (isCrowd ? 1.5 : xs.length > 2000 ? 2.5 : 4) * devicePixelRatio;
    const ramp = scale ? shades(SHADES, this.look.paint.isDark) : [];
    plot.ctx.globalAlpha = xs.length > 200 ? 0.75 : 0.9;
    series.forEach((one, s) => {
      if (this.look.hidden.has(s)) return;
      const paths = new Map<string, Path2D>();
      const seen = isCrowd ? new Uint8Array(plot.ctx.canvas.width * plot.ctx.canvas.height) : null;
      const own = this.colorOf(s);
      for (let i = 0; i < xs.length; i++) {
        const y = one.ys[i];
        if (typeof y !== "number") continue;
        const [left, top] = [plot.valToPos(xs[i]!, "x", true), plot.valToPos(y, "y", true)];
        if (seen) {
          const pixel = Math.round(top) * plot.ctx.canvas.width + Math.round(left);
          if (!(pixel >= 0 && pixel < seen.length) || seen[pixel]) continue;
          seen[pixel] = 1;
        }
        const color = scale ? shadeOf(scale, one.rows[i]!, ramp) : own;
        let path = paths.get(color);
        if (!path) paths.set(color, (path = new Path2D()));
        if (isCrowd) path.rect(left - radius, top - radius, 2 * radius, 2 * radius);
        else {
          path.moveTo(left + radius, top);
          path.arc(left, top, radius, 0, 2 * Math.PI);
        }
      }
      for (const [color, path] of paths) {
        plot.ctx.fillStyle = color;
        plot.ctx.fill(path);
      }
    });
    plot.ctx.globalAlpha = 1;
  }

  /** A line of one point would not be seen. */
  #drawLonely(plot: uPlot): void {
    this.drawing.series.forEach((one, s) => {
      if (this.look.hidden.has(s) || one.ys.length > 400) return;
      const places = one.ys.flatMap((y, i) => (typeof y === "number" ? [i] : []));
      if (places.length !== 1) return;
      plot.ctx.fillStyle = this.colorOf(s);
      plot.ctx.beginPath();
      plot.ctx.arc(plot.valToPos(this.drawing.xs[places[0]!]!, "x", true), plot.valToPos(one.ys[places[0]!]!, "y", true), 4 * devicePixelRatio, 0, 2 * Math.PI);
      plot.ctx.fill();
    });
  }
}

function inView(plot: uPlot, count: number): number[] {
  const { min, max } = plot.scales["x"]!;
  const from = Math.max(0, Math.ceil(min ?? 0));
  const to = Math.min(count - 1, Math.floor(max ?? count));
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

function shadeOf(scale: NonNullable<Drawing["shades"]>, row: number, ramp: string[]): string {
  if (scale.column.type === "nominal" || row < 0) return ramp[0]!;
  const share = (scale.column.numbers[row]! - scale.low) / (scale.high - scale.low || 1);
  return ramp[Math.round((Number.isNaN(share) ? 0 : share) * (ramp.length - 1))]!;
}

/** The first place whose x is at least `x`. */
export function lower(xs: ArrayLike<number>, x: number): number {
  let [from, to] = [0, xs.length];
  while (from < to) {
    const half = (from + to) >> 1;
    if (xs[half]! < x) from = half + 1;
    else to = half;
  }
  return from;
}

function closest(xs: ArrayLike<number>, x: number): number {
  const after = lower(xs, x);
  if (after === 0) return 0;
  if (after === xs.length) return xs.length - 1;
  return x - xs[after - 1]! <= xs[after]! - x ? after - 1 : after;
}

function shortened(text: string): string {
  return text.length > 22 ? `${text.slice(0, 21)}…` : text;
}

let measure: CanvasRenderingContext2D | null = null;

function textWidth(text: string, font: string): number {
  measure ??= document.createElement("canvas").getContext("2d");
  if (!measure) return text.length * 7;
  measure.font = font;
  return measure.measureText(shortened(text)).width;
}
