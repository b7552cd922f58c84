/** The editor's state: the sheet and its history, the tool in hand, the stroke in the making, and the value that leaves. */
import type { Model } from "../../tree/model";
import { Exporter, type EditorValue } from "./export";
import { History } from "./history";
import { loaded, sheetOf, type Opened, type Pixels } from "./open";
import { Snapshots } from "./snapshots";
import type { Matrix, Point } from "./matrix";
import { colorAt } from "./painter";
import { ShapeBuilder } from "./shapes";
import {
  contained, cropped, isBlank, newSheet, withName, withNewLayer, withOpacity, withoutLayer, withRaised, withStroke, withVisibility,
  type Picture, type Rect, type Sheet, type Stroke,
} from "./sheet";
import { StrokeBuilder, type Sample } from "./stroke";
import { firstPaint, firstSize, largestSize, sizedBy, type BrushOptions, type EraserOptions, type Paint, type Sized, type Tool } from "./tools";
import { extendedSheet, movedLayer, scaledSheet, turnedSheet, type Turn } from "./transforms";
import { moved, placed, toSheet, WHOLE, zoomed, type View } from "./view";

export interface EditorProps {
  value: EditorValue | null;
  label: string | null;
  height: number | string | null;
  width: number | string | null;
  sources: string[];
  buttons: unknown[] | null;
  placeholder: string | null;
  transforms: string[];
  eraser: EraserOptions | false;
  brush: BrushOptions | false;
  layers: { allow_additional_layers: boolean; layers: string[]; disabled: boolean };
  canvas_size: [number, number];
  fixed_canvas: boolean;
  webcam_options: { mirror: boolean; constraints: MediaTrackConstraints | null } | null;
}

export class Editor {
  sheet = $state.raw<Sheet>(null!);
  live = $state.raw<Stroke | null>(null);
  view = $state.raw<View>(WHOLE);
  tool = $state<Tool>("brush");
  paint = $state.raw<Paint>({ color: "#000000", opacity: 1 });
  canUndo = $state(false);
  canRedo = $state(false);
  /** Told to screen readers. */
  news = $state("");
  fault = $state<string | null>(null);
  /** Rectangles and ellipses are filled. */
  isFilling = $state(false);
  /** Where words are being written, in pixels of the sheet. */
  writing = $state.raw<Point | null>(null);
  #sizes = $state<Record<Sized, number | null>>({ brush: null, eraser: null, text: null });
  #builder: StrokeBuilder | ShapeBuilder | null = null;
  #before: Tool = "brush";
  #sent: EditorValue | null | undefined;
  readonly #history: History<Sheet>;
  readonly #exporter: Exporter;
  readonly #snapshots: Snapshots<Sheet, EditorValue | null>;

  constructor(readonly model: Model<EditorProps>) {
    const { brush } = model.props;
    if (brush) this.paint = firstPaint(brush);
    else this.tool = "eraser";
    this.sheet = this.#blank();
    this.#history = new History(this.sheet);
    this.#exporter = new Exporter((blob, name) => model.upload(blob, name));
    this.#snapshots = new Snapshots(
      (sheet) => this.#exporter.value(sheet),
      (value) => this.#deliver(value),
      (error) => (this.fault = (error as Error).message),
    );
  }

  get isBlank(): boolean {
    return isBlank(this.sheet) && !this.live;
  }

  /** A sheet for one pen needs no shapes, words or turning. */
  get isPlain(): boolean {
    const { brush, sources } = this.model.props;
    return !sources?.length && !!brush && brush.color_mode === "fixed" && (brush.colors?.length ?? 0) < 2;
  }

  get size(): number {
    const sized = sizedBy(this.tool);
    const options = sized === "eraser" ? this.model.props.eraser : this.model.props.brush;
    const { width, height } = this.sheet.frame;
    return this.#sizes[sized] ?? firstSize(options || { default_size: "auto" }, width, height, sized);
  }

  set size(size: number) {
    this.#sizes[sizedBy(this.tool)] = Math.min(Math.max(1, Math.round(size)), this.largestSize);
  }

  get largestSize(): number {
    const { width, height } = this.sheet.frame;
    return largestSize(width, height, this.#sizes[sizedBy(this.tool)] ?? 0);
  }

  get canDraw(): boolean {
    return this.model.interactive && (this.tool === "eraser" ? this.model.props.eraser !== false : this.model.props.brush !== false);
  }

  /** Shows a value that came from outside; what this editor sent itself is here already. */
  async show(value: EditorValue | null): Promise<void> {
    if (value === this.#sent) return;
    this.#sent = value;
    this.#snapshots.drop();
    try {
      const opened = value ? await loaded(value) : null;
      if (this.#sent === value) this.#start(opened ? this.#sheetOf(opened) : this.#blank());
    } catch {
      if (this.#sent === value) this.fault = this.model.word("image.broken");
    }
  }

  /** A photograph to draw on, with empty layers; undoing brings back what was there. */
  setBackground(opened: Opened): void {
    this.commit(this.#sheetOf(opened));
    this.view = { ...this.view, zoom: 1, dx: 0, dy: 0 };
    this.model.fire("upload");
  }

  begin(sample: Sample): void {
    if (!this.canDraw) return;
    const { tool } = this;
    if (tool === "pick") return this.pick(sample);
    if (tool === "text") return void (this.writing = { x: sample.x, y: sample.y });
    const { scale } = placed(this.view, this.sheet.frame);
    const style = { tool, color: this.paint.color, opacity: this.paint.opacity, size: this.size };
    if (tool === "brush" || tool === "eraser") this.#builder = new StrokeBuilder(style, Math.max(0.5, 1 / scale));
    else this.#builder = new ShapeBuilder({ ...style, isFilled: this.isFilling });
    this.extend([sample]);
  }

  /** Takes a tool in hand. */
  take(tool: Tool): void {
    if (this.tool !== "pick") this.#before = this.tool;
    this.tool = tool;
    this.writing = null;
  }

  /** The colour under a point becomes the one that is drawn with. */
  pick({ x, y }: Point): void {
    const color = colorAt(this.sheet, x, y);
    this.paint = { color, opacity: this.paint.opacity };
    if (this.tool === "pick") this.tool = this.#before === "eraser" ? "brush" : this.#before;
    this.tell("editor.picked", { name: color });
  }

  /** Words at the point that was pressed; none when they are blank. */
  write(text: string): void {
    const at = this.writing;
    this.writing = null;
    if (!at || !text.trim()) return;
    const { color, opacity } = this.paint;
    this.commit(withStroke(this.sheet, { tool: "text", color, opacity, size: this.size, text: text.trimEnd(), points: [round(at.x), round(at.y), -1] }));
  }

  extend(samples: readonly Sample[]): void {
    if (!this.#builder) return;
    let grew = false;
    for (const sample of samples) grew = this.#builder.add(sample) || grew;
    if (!grew) return;
    this.live = this.#builder.stroke;
    if (this.#isWatched) this.#export(withStroke(this.sheet, this.live), true);
  }

  end(): void {
    const { live } = this;
    this.#builder = null;
    this.live = null;
    if (live) this.commit(withStroke(this.sheet, live));
  }

  /** The stroke in the making was none, such as when a second finger comes down. */
  abandon(): void {
    const hadSent = this.live !== null && this.#isWatched;
    this.#builder = null;
    this.live = null;
    if (hadSent) this.#export(this.sheet);
  }

  undo(): void {
    this.#step(this.#history.undo(), "editor.undone");
  }

  redo(): void {
    this.#step(this.#history.redo(), "editor.redone");
  }

  /** An empty sheet; undoing brings all of it back. */
  clear(): void {
    if (this.isBlank) return;
    this.abandon();
    this.#history.push(this.#blank());
    this.#took();
    this.#snapshots.drop();
    this.#deliver(null);
    this.model.fire("clear");
    this.tell("editor.cleared");
  }

  crop(frame: Rect): void {
    this.#reframe(cropped(this.sheet, frame));
  }

  choose(id: number): void {
    this.#relist({ ...this.sheet, active: id });
    const index = this.sheet.layers.findIndex((layer) => layer.id === id);
    this.model.fire("select", { index, value: this.sheet.layers[index]?.name ?? null });
  }

  addLayer(): void {
    this.commit(withNewLayer(this.sheet, this.#layerName()));
  }

  removeLayer(id: number): void {
    this.commit(withoutLayer(this.sheet, id));
  }

  showLayer(id: number, isVisible: boolean): void {
    this.commit(withVisibility(this.sheet, id, isVisible));
  }

  /** A picture as a layer of its own, on top. */
  addPicture(pixels: Pixels): void {
    const { width, height, x, y } = this.sheet.frame;
    const fitted = contained(pixels, width, height);
    const base: Picture = { ...pixels, place: { ...fitted, x: fitted.x + x, y: fitted.y + y } };
    this.commit(withNewLayer(this.sheet, this.#layerName(), base));
  }

  fade(id: number, opacity: number, isOver: boolean): void {
    this.preview(withOpacity(this.#history.now, id, opacity));
    if (isOver) this.commit(this.sheet);
  }

  rename(id: number, name: string): void {
    if (name.trim()) this.#relist(withName(this.sheet, id, name.trim()));
  }

  raise(id: number, by: 1 | -1): void {
    this.commit(withRaised(this.sheet, id, by));
  }

  turn(turn: Turn): void {
    this.#reframe(turnedSheet(this.sheet, turn));
  }

  resize(width: number, height: number, isScaled: boolean): void {
    this.#reframe((isScaled ? scaledSheet : extendedSheet)(this.sheet, width, height));
  }

  /** Shows the active layer as `matrix` would move it; `isOver` keeps it so. */
  moveLayer(matrix: Matrix | null, isOver: boolean): void {
    const { now } = this.#history;
    const next = matrix ? movedLayer(now, now.active, matrix) : now;
    if (isOver && matrix) this.commit(next);
    else this.preview(next);
  }

  /** Shows what an edit would give while it is made. */
  preview(sheet: Sheet): void {
    this.sheet = sheet;
  }

  /** A finished edit: remembered, shown and sent. */
  commit(next: Sheet): void {
    this.#history.push(next);
    this.#took();
    this.#export(next);
  }

  zoomBy(factor: number, x = this.view.width / 2, y = this.view.height / 2): void {
    this.view = zoomed(this.view, factor, x, y);
  }

  moveBy(dx: number, dy: number): void {
    this.view = moved(this.view, this.sheet.frame, dx, dy);
  }

  fit(): void {
    this.view = { ...this.view, zoom: 1, dx: 0, dy: 0 };
  }

  at(x: number, y: number): { x: number; y: number } {
    return toSheet(this.view, this.sheet.frame, x, y);
  }

  /** Tells screen readers; the same word twice is told twice. */
  tell(word: string, vars?: Record<string, string>): void {
    const text = this.model.word(word, vars);
    this.news = this.news === text ? `${text}\u00a0` : text;
  }

  close(): void {
    this.#snapshots.drop();
    this.#exporter.close();
  }

  /** Whether somebody looks while a stroke is drawn. */
  get #isWatched(): boolean {
    return this.model.listens("change") || this.model.listens("input");
  }

  #layerName(): string {
    return this.model.word("editor.layer", { number: this.sheet.layers.length + 1 });
  }

  /** A sheet of another shape is shown whole. */
  #reframe(next: Sheet): void {
    this.commit(next);
    this.fit();
  }

  /** Nothing of the picture changes, so there is nothing to take back. */
  #relist(sheet: Sheet): void {
    this.#history.replace(sheet);
    this.sheet = sheet;
  }

  #step(happened: boolean, word: string): void {
    if (!happened) return;
    this.#took();
    this.#export(this.sheet);
    this.tell(word);
  }

  /** A run that is asked for meanwhile waits for it. */
  #export(sheet: Sheet, isLive = false): void {
    this.model.pending(this.#snapshots.request(sheet, isLive));
  }

  #took(): void {
    this.sheet = this.#history.now;
    this.canUndo = this.#history.canUndo;
    this.canRedo = this.#history.canRedo;
    this.fault = null;
  }

  #start(sheet: Sheet): void {
    this.#builder = null;
    this.live = null;
    this.writing = null;
    this.#history.reset(sheet);
    this.fit();
    this.#took();
  }

  #deliver(value: EditorValue | null): void {
    this.#sent = value;
    this.model.set("value", value);
  }

  #blank(): Sheet {
    const { canvas_size, layers } = this.model.props;
    return newSheet(canvas_size[0], canvas_size[1], layers?.layers ?? []);
  }

  #sheetOf(opened: Opened): Sheet {
    const { canvas_size, fixed_canvas, layers, sources } = this.model.props;
    return sheetOf(opened, { size: canvas_size, isFixed: fixed_canvas, names: layers?.layers ?? [], isErasable: !sources?.length });
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
