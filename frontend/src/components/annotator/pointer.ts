/** Mouse, finger and pen on the picture: one marks, two fingers zoom and move. */
import { distance } from "../image/pinch";
import type { Marking } from "./marking.svelte";

export function markedOn(area: HTMLElement, marking: Marking): () => void {
  const fingers = new Map<number, PointerEvent>();
  const stop = new AbortController();
  const { signal } = stop;
  let drawing: number | null = null;
  let moving: number | null = null;

  function place(event: { clientX: number; clientY: number }): { x: number; y: number } {
    const { left, top } = area.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  function here(event: PointerEvent) {
    const { x, y } = place(event);
    return marking.at(x, y);
  }

  area.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch") fingers.set(event.pointerId, event);
    if (fingers.size === 2) {
      drawing = null;
      marking.drop();
      return;
    }
    area.focus({ preventScroll: true });
    if (event.button === 1) moving = event.pointerId;
    else if (event.button === 0 && drawing === null && marking.size) {
      drawing = event.pointerId;
      marking.press(here(event), event.pointerType === "touch");
    } else return;
    area.setPointerCapture(event.pointerId);
    event.preventDefault();
  }, { signal });

  area.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (before) fingers.set(event.pointerId, event);
    if (before && fingers.size >= 2) {
      const other = [...fingers.values()].find((one) => one.pointerId !== event.pointerId)!;
      const middle = place({ clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 });
      marking.zoomBy(distance(event, other) / Math.max(1, distance(before, other)), middle.x, middle.y);
      marking.moveBy((event.clientX - before.clientX) / 2, (event.clientY - before.clientY) / 2);
    } else if (event.pointerId === moving) marking.moveBy(event.movementX, event.movementY);
    else if (marking.size) marking.drag(here(event));
  }, { signal });

  const up = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    if (event.pointerId === moving) moving = null;
    if (event.pointerId !== drawing) return;
    drawing = null;
    if (event.type === "pointercancel") marking.drop();
    else marking.lift();
  };
  area.addEventListener("pointerup", up, { signal });
  area.addEventListener("pointercancel", up, { signal });
  area.addEventListener("pointerleave", () => drawing === null && (marking.cursor = null), { signal });
  area.addEventListener("dblclick", () => marking.close(), { signal });
  area.addEventListener("wheel", (event) => {
    const { x, y } = place(event);
    if (event.ctrlKey || event.metaKey) marking.zoomBy(Math.exp(-event.deltaY / 300), x, y);
    else if (marking.view.zoom > 1) marking.moveBy(-event.deltaX, -event.deltaY);
    else return;
    event.preventDefault();
  }, { signal, passive: false });
  return () => stop.abort();
}
