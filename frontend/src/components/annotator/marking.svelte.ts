/** What a person does to the marks of a picture: draws, chooses, moves, and takes back. */
import type { Model } from "../../tree/model";
import { History } from "../imageeditor/history";
import { moved, placed, toSheet, toStage, WHOLE, zoomed, type View } from "../imageeditor/view";
import type { AnnotatorProps } from "../props.gen";
import { annotationOf, boxBetween, handlesOf, markAt, markOf, movedBy, withCorner, type AnnotatedPicture, type Corner, type Mark, type Shape } from "./marks";

export type Props = Omit<AnnotatorProps, "value"> & { value: AnnotatedPicture | null };
export type Tool = "choose" | Shape;

/** Stage pixels within which a corner is held. */
const REACH = 9;
const FINGER_REACH = 20;

/** What is held, and what it was when it was taken. */
type Held = { kind: "box"; from: Corner } | { kind: "corner"; handle: number } | { kind: "all"; from: Corner; mark: Mark };

export class Marking {
  marks = $state.raw<readonly Mark[]>([]);
  chosen = $state<number | null>(null);
  tool = $state<Tool>("choose");
  label = $state<string | null>(null);
  view = $state.raw<View>(WHOLE);
  size = $state.raw<{ width: number; height: number } | null>(null);
  /** Corners of a polygon in the making. */
  draft = $state.raw<readonly Corner[]>([]);
  /** Where pointer or keys are, in pixels of the picture. */
  cursor = $state.raw<Corner | null>(null);
  canUndo = $state(false);
  canRedo = $state(false);
  news = $state("");
  #held = $state.raw<Held | null>(null);
  #sent: AnnotatedPicture | null | undefined;
  readonly #history = new History<readonly Mark[]>([]);

  constructor(readonly model: Model<Props>) {
    const { labels, shapes } = model.props;
    this.label = labels?.[0] ?? null;
    this.tool = model.interactive ? ((shapes as Shape[] | null)?.[0] ?? "box") : "choose";
  }

  get shapes(): readonly Shape[] {
    return (this.model.props.shapes as Shape[] | null) ?? ["box", "polygon", "point"];
  }

  get labels(): readonly string[] {
    return this.model.props.labels ?? [];
  }

  get frame(): { x: number; y: number; width: number; height: number } {
    return { x: 0, y: 0, width: this.size?.width ?? 1, height: this.size?.height ?? 1 };
  }

  get scale(): number {
    return placed(this.view, this.frame).scale;
  }

  get isDrawing(): boolean {
    return this.#held !== null || this.draft.length > 0;
  }

  /** Shows a value from outside; what went out from here is shown already. */
  show(value: AnnotatedPicture | null): void {
    if (value === this.#sent) return;
    const isSame = value?.image?.url === this.#sent?.image?.url;
    this.#sent = value;
    this.#history.reset((value?.annotations ?? []).map(markOf));
    this.draft = [];
    this.#held = null;
    this.chosen = null;
    if (!isSame) this.fit();
    this.#took();
  }

  stage({ x, y }: Corner): Corner {
    return toStage(this.view, this.frame, x, y);
  }

  /** A point of the stage as one of the picture, never beside it. */
  at(x: number, y: number): Corner {
    const point = toSheet(this.view, this.frame, x, y);
    return this.inside(point);
  }

  inside({ x, y }: Corner): Corner {
    const { width, height } = this.frame;
    return { x: Math.min(width, Math.max(0, Math.round(x * 10) / 10)), y: Math.min(height, Math.max(0, Math.round(y * 10) / 10)) };
  }

  take(tool: Tool): void {
    this.tool = tool;
    this.drop();
  }

  /** A press at a point: holds a corner or a mark, begins a shape, or adds to one. */
  press(at: Corner, isFinger: boolean): void {
    const reach = (isFinger ? FINGER_REACH : REACH) / this.scale;
    if (!this.model.interactive) return this.choose(markAt(this.marks, at, reach));
    if (this.tool === "polygon") return this.#corner(at, reach);
    const handle = this.#handleAt(at, reach);
    if (handle !== null && this.tool !== "point") this.#held = { kind: "corner", handle };
    else if (this.tool === "box") this.#held = { kind: "box", from: at };
    else if (this.tool === "point") this.#add({ shape: "point", label: this.label, corners: [at] });
    else this.#hold(at, reach);
  }

  drag(at: Corner): void {
    const held = this.#held;
    this.cursor = at;
    if (!held) return;
    if (held.kind === "box") this.marks = [...this.#history.now, { shape: "box", label: this.label, corners: boxBetween(held.from, at) }];
    else if (held.kind === "corner") this.#preview(withCorner(this.#history.now[this.chosen!]!, held.handle, at));
    else this.#preview(movedBy(held.mark, at.x - held.from.x, at.y - held.from.y, this.frame.width, this.frame.height));
  }

  /** Lets go; a box of no size is none. */
  lift(): void {
    const held = this.#held;
    this.#held = null;
    if (!held || this.marks === this.#history.now) return;
    if (held.kind !== "box") return this.#commit(this.marks);
    const [first, second] = this.marks.at(-1)!.corners as [Corner, Corner];
    if ((second.x - first.x) * this.scale < 3 || (second.y - first.y) * this.scale < 3) return this.drop();
    this.#add(this.marks.at(-1)!);
  }

  /** Gives up what is being drawn or moved. */
  drop(): void {
    this.#held = null;
    this.draft = [];
    this.marks = this.#history.now;
  }

  /** A polygon of at least three corners is finished. */
  close(): void {
    const corners = this.draft;
    this.draft = [];
    if (corners.length >= 3) this.#add({ shape: "polygon", label: this.label, corners });
  }

  /** Puts a corner where the keyboard points, or lets go there. */
  strike(): void {
    const at = this.cursor ?? { x: this.frame.width / 2, y: this.frame.height / 2 };
    this.cursor = at;
    if (this.#held?.kind === "box") this.lift();
    else if (this.tool === "choose") this.choose(markAt(this.marks, at, REACH / this.scale));
    else this.press(at, false);
  }

  choose(index: number | null): void {
    this.chosen = index;
    if (index === null) return;
    const { label } = this.marks[index]!;
    if (label !== null && this.model.interactive) this.label = label;
    this.model.fire("select", { index, value: label });
  }

  /** The chosen mark gets the class, and so does what is drawn next. */
  classify(label: string, index = this.chosen): void {
    this.label = label;
    if (index === null || this.marks[index]!.label === label) return;
    this.#commit(this.marks.map((mark, at) => (at === index ? { ...mark, label } : mark)));
  }

  nudge(dx: number, dy: number): void {
    if (this.chosen === null) return;
    const mark = movedBy(this.marks[this.chosen]!, dx, dy, this.frame.width, this.frame.height);
    this.#commit(this.marks.map((one, at) => (at === this.chosen ? mark : one)));
  }

  /** A box grows or shrinks at its right lower corner. */
  stretch(dx: number, dy: number): void {
    const mark = this.chosen === null ? null : this.marks[this.chosen]!;
    if (mark?.shape !== "box") return;
    const [first, second] = mark.corners as [Corner, Corner];
    const to = this.inside({ x: Math.max(first.x + 1, second.x + dx), y: Math.max(first.y + 1, second.y + dy) });
    this.#commit(this.marks.map((one, at) => (at === this.chosen ? { ...mark, corners: [first, to] } : one)));
  }

  remove(index = this.chosen): void {
    if (index === null) return;
    this.#commit(this.marks.filter((_, at) => at !== index));
    this.chosen = null;
    this.#tell("annotator.removed");
  }

  undo(): void {
    if (this.draft.length) this.draft = this.draft.slice(0, -1);
    else if (this.#history.undo()) this.#deliver("editor.undone");
  }

  redo(): void {
    if (this.#history.redo()) this.#deliver("editor.redone");
  }

  zoomBy(factor: number, x = this.view.width / 2, y = this.view.height / 2): void {
    this.view = zoomed(this.view, factor, x, y);
  }

  moveBy(dx: number, dy: number): void {
    this.view = moved(this.view, this.frame, dx, dy);
  }

  fit(): void {
    this.view = { ...this.view, zoom: 1, dx: 0, dy: 0 };
  }

  #corner(at: Corner, reach: number): void {
    const [first] = this.draft;
    const closes = first && this.draft.length >= 3 && Math.hypot(first.x - at.x, first.y - at.y) <= reach;
    const last = this.draft.at(-1);
    if (closes) this.close();
    else if (!last || Math.hypot(last.x - at.x, last.y - at.y) > reach / 2) this.draft = [...this.draft, at];
  }

  #handleAt(at: Corner, reach: number): number | null {
    const mark = this.chosen === null ? null : this.marks[this.chosen];
    if (!mark || mark.shape === "point") return null;
    const found = handlesOf(mark).findIndex((corner) => Math.hypot(corner.x - at.x, corner.y - at.y) <= reach);
    return found < 0 ? null : found;
  }

  #hold(at: Corner, reach: number): void {
    this.choose(markAt(this.marks, at, reach));
    if (this.chosen !== null) this.#held = { kind: "all", from: at, mark: this.marks[this.chosen]! };
  }

  #preview(mark: Mark): void {
    this.marks = this.#history.now.map((one, at) => (at === this.chosen ? mark : one));
  }

  #add(mark: Mark): void {
    const all = [...this.#history.now, mark];
    this.#commit(all);
    this.choose(all.length - 1);
    this.#tell("annotator.added", { name: mark.label ?? this.model.word(`annotator.${mark.shape}`), count: all.length });
  }

  #commit(marks: readonly Mark[]): void {
    this.#history.push(marks);
    this.#deliver(null);
  }

  #deliver(word: string | null): void {
    this.#took();
    if (this.chosen !== null && this.chosen >= this.marks.length) this.chosen = null;
    this.#sent = { image: this.model.props.value?.image ?? null, annotations: this.marks.map(annotationOf) };
    this.model.set("value", this.#sent);
    if (word) this.#tell(word);
  }

  #took(): void {
    this.marks = this.#history.now;
    this.canUndo = this.#history.canUndo;
    this.canRedo = this.#history.canRedo;
  }

  #tell(word: string, vars?: Record<string, string | number>): void {
    this.news = this.model.word(word, vars);
  }
}
