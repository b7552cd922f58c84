/** The keyboard in the editor: shortcuts everywhere in it, and a pen that arrow keys move when the canvas has the focus. */
import type { Editor } from "./editor.svelte";
import type { Tool } from "./tools";
import { placed, toStage } from "./view";

const ARROWS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** How the shortcuts are written on this device. */
export function shortcut(keys: string): string {
  const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
  return isApple ? keys.replace("Ctrl+", "⌘").replace("Shift+", "⇧") : keys;
}

/** Handles undo, redo, tools, sizes and zoom; true when the key meant something. */
export function handled(event: KeyboardEvent, editor: Editor): boolean {
  const { target } = event;
  const isTyping = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== "range" && target.type !== "checkbox");
  if (isTyping || event.altKey || !editor.model.interactive) return false;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === "z") return act(() => (event.shiftKey ? editor.redo() : editor.undo()));
    return key === "y" ? act(() => editor.redo()) : false;
  }
  const run = PLAIN[key];
  return run ? act(() => run(editor)) : false;
}

const PLAIN: Record<string, (editor: Editor) => void> = {
  b: (editor) => void (editor.model.props.brush && editor.take("brush")),
  e: (editor) => void (editor.model.props.eraser && editor.take("eraser")),
  l: (editor) => drawn(editor, "line"),
  a: (editor) => drawn(editor, "arrow"),
  r: (editor) => drawn(editor, "rectangle"),
  o: (editor) => drawn(editor, "ellipse"),
  t: (editor) => drawn(editor, "text"),
  i: (editor) => drawn(editor, "pick"),
  "[": (editor) => (editor.size = Math.min(editor.size - 1, Math.round(editor.size / 1.2))),
  "]": (editor) => (editor.size = Math.max(editor.size + 1, Math.round(editor.size * 1.2))),
  "+": (editor) => editor.zoomBy(1.5),
  "=": (editor) => editor.zoomBy(1.5),
  "-": (editor) => editor.zoomBy(1 / 1.5),
  "0": (editor) => editor.fit(),
};

function drawn(editor: Editor, tool: Tool): void {
  if (editor.model.props.brush && !editor.isPlain) editor.take(tool);
}

function act(run: () => void): true {
  run();
  return true;
}

/** A pen for the keyboard: arrows move it, Space or Enter puts it down and lifts it, Esc lifts it. */
export class KeyboardPen {
  /** In pixels of the sheet; null while the keyboard does not draw. */
  at = $state.raw<{ x: number; y: number } | null>(null);
  isDown = $state(false);

  constructor(private readonly editor: Editor) {}

  /** True when the key meant something. */
  key(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const arrow = ARROWS[event.key];
    if (arrow) return act(() => this.#move(arrow, event.shiftKey));
    if (event.key === " " || event.key === "Enter") return act(() => (this.isDown ? this.lift() : this.#lower()));
    return event.key === "Escape" && this.isDown ? act(() => this.lift()) : false;
  }

  lift(): void {
    if (!this.isDown) return;
    this.isDown = false;
    this.editor.end();
    this.editor.tell("editor.pen_up");
  }

  /** A pointer took over. */
  leave(): void {
    this.lift();
    this.at = null;
  }

  #lower(): void {
    this.isDown = true;
    this.editor.begin({ ...this.#here(), pressure: -1 });
    this.editor.tell("editor.pen_down");
  }

  #move([dx, dy]: [number, number], isFine: boolean): void {
    const { view, sheet } = this.editor;
    const step = (isFine ? 2 : 12) / placed(view, sheet.frame).scale;
    const { x, y, width, height } = sheet.frame;
    const from = this.#here();
    this.at = { x: clamp(from.x + dx * step, x, x + width), y: clamp(from.y + dy * step, y, y + height) };
    if (this.isDown) this.editor.extend([{ ...this.at, pressure: -1 }]);
    this.#follow();
  }

  /** A zoomed sheet moves with the pen. */
  #follow(): void {
    const { view, sheet } = this.editor;
    const { x, y } = toStage(view, sheet.frame, this.at!.x, this.at!.y);
    const dx = x < 0 ? -x + 24 : x > view.width ? view.width - x - 24 : 0;
    const dy = y < 0 ? -y + 24 : y > view.height ? view.height - y - 24 : 0;
    if (dx || dy) this.editor.moveBy(dx, dy);
  }

  #here(): { x: number; y: number } {
    const { x, y, width, height } = this.editor.sheet.frame;
    return (this.at ??= { x: x + width / 2, y: y + height / 2 });
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
