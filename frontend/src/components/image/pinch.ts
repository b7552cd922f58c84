/** Wheel with Ctrl, two fingers, and dragging of what is zoomed. */
import type { Zoom } from "./zoom.svelte";

/** Lets people zoom what lies in `view` until the returned function is called. Full screen needs no Ctrl. */
export function pinched(view: HTMLElement, zoom: Zoom): () => void {
  const down = new Map<number, PointerEvent>();
  const stop = new AbortController();
  const { signal } = stop;

  view.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && !document.fullscreenElement) return;
    event.preventDefault();
    const [x, y] = fromMiddle(view, event);
    zoom.by(Math.exp(-event.deltaY / 300), x, y);
  }, { signal, passive: false });

  view.addEventListener("pointerdown", (event) => {
    down.set(event.pointerId, event);
  }, { signal });

  view.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const other = [...down.values()].find((one) => one.pointerId !== event.pointerId);
    if (other) {
      const [x, y] = fromMiddle(view, event);
      zoom.by(distance(event, other) / Math.max(1, distance(before, other)), x, y);
    } else if (!zoom.isWhole) {
      zoom.move(event.clientX - before.clientX, event.clientY - before.clientY, view.clientWidth, view.clientHeight);
    }
    down.set(event.pointerId, event);
  }, { signal });

  const up = (event: PointerEvent) => void down.delete(event.pointerId);
  for (const kind of ["pointerup", "pointercancel", "pointerleave"] as const) view.addEventListener(kind, up, { signal });
  return () => stop.abort();
}

export function distance(a: { clientX: number; clientY: number }, b: { clientX: number; clientY: number }): number {
  return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
}

function fromMiddle(view: HTMLElement, event: MouseEvent): [number, number] {
  const box = view.getBoundingClientRect();
  return [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2];
}
