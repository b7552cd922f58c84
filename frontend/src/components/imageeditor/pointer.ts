/** Mouse, finger and pen on the canvas: one draws, two fingers zoom and move. */
import { distance } from "../image/pinch";
import type { Editor } from "./editor.svelte";
import type { Sample } from "./stroke";

/** A second finger that comes down this soon meant to zoom, not to draw. */
const SECOND_FINGER_MS = 180;

/** Lets people draw on `canvas` until the returned function is called. `onhover` hears where the pointer is, in stage pixels. */
export function drawnOn(canvas: HTMLElement, editor: Editor, onhover: (at: { x: number; y: number } | null) => void): () => void {
  const fingers = new Map<number, PointerEvent>();
  const stop = new AbortController();
  const { signal } = stop;
  let drawing: number | null = null;
  let moving: number | null = null;
  let since = 0;

  function down(event: PointerEvent): void {
    const isPalm = event.pointerType === "touch" && drawing !== null && !fingers.has(drawing);
    if (isPalm) return;
    if (event.pointerType === "touch") fingers.set(event.pointerId, event);
    if (fingers.size === 2) return pinch(event);
    canvas.focus({ preventScroll: true });
    if (event.button === 1) moving = event.pointerId;
    else if (event.button === 0 && drawing === null) begin(event);
    else return;
    canvas.setPointerCapture(event.pointerId);
    event.preventDefault();
  }

  function begin(event: PointerEvent): void {
    if (event.altKey && editor.canDraw && editor.tool !== "eraser") return editor.pick(sample(event));
    drawing = event.pointerId;
    since = event.timeStamp;
    onhover(place(event));
    editor.begin(sample(event));
  }

  function pinch(event: PointerEvent): void {
    if (drawing === null || !fingers.has(drawing)) return;
    if (event.timeStamp - since < SECOND_FINGER_MS) editor.abandon();
    else editor.end();
    drawing = null;
    onhover(null);
  }

  function move(event: PointerEvent): void {
    const before = fingers.get(event.pointerId);
    if (before) fingers.set(event.pointerId, event);
    if (fingers.size >= 2 && before) return spread(before, event);
    if (event.pointerId === moving) return editor.moveBy(event.movementX, event.movementY);
    onhover(place(event));
    if (event.pointerId !== drawing) return;
    const all = event.getCoalescedEvents?.() ?? [];
    editor.extend((all.length ? all : [event]).map(sample));
  }

  function spread(before: PointerEvent, now: PointerEvent): void {
    const other = [...fingers.values()].find((one) => one.pointerId !== now.pointerId)!;
    const { left, top } = canvas.getBoundingClientRect();
    editor.zoomBy(distance(now, other) / Math.max(1, distance(before, other)), (now.clientX + other.clientX) / 2 - left, (now.clientY + other.clientY) / 2 - top);
    editor.moveBy((now.clientX - before.clientX) / 2, (now.clientY - before.clientY) / 2);
  }

  function up(event: PointerEvent): void {
    fingers.delete(event.pointerId);
    if (event.pointerId === moving) moving = null;
    if (event.pointerId !== drawing) return;
    drawing = null;
    if (event.type === "pointercancel") editor.abandon();
    else editor.end();
    if (event.pointerType === "touch") onhover(null);
  }

  function wheel(event: WheelEvent): void {
    const { x, y } = place(event);
    if (event.ctrlKey || event.metaKey) editor.zoomBy(Math.exp(-event.deltaY / 300), x, y);
    else if (editor.view.zoom > 1) editor.moveBy(-event.deltaX, -event.deltaY);
    else return;
    event.preventDefault();
  }

  function place(event: MouseEvent): { x: number; y: number } {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  function sample(event: PointerEvent): Sample {
    const { x, y } = place(event);
    return { ...editor.at(x, y), pressure: event.pointerType === "pen" && event.pressure > 0 ? event.pressure : -1, isEven: event.shiftKey };
  }

  canvas.addEventListener("pointerdown", down, { signal });
  canvas.addEventListener("pointermove", move, { signal });
  canvas.addEventListener("pointerup", up, { signal });
  canvas.addEventListener("pointercancel", up, { signal });
  canvas.addEventListener("pointerleave", (event) => event.pointerId !== drawing && onhover(null), { signal });
  canvas.addEventListener("wheel", wheel, { signal, passive: false });
  canvas.addEventListener("contextmenu", (event) => drawing !== null && event.preventDefault(), { signal });
  return () => stop.abort();
}
