/** What layouts share: classes by variant, sizes by prop. */
import { follow } from "./follow.svelte";
import type { Model } from "../tree/model";

/** Keeps `ll-is-VALUE` classes of some props on `el`; true becomes the prop's own name. */
export function varied(el: HTMLElement, model: Model, props: string[]): () => void {
  return follow(() => {
    for (const name of [...el.classList]) if (name.startsWith("ll-is-")) el.classList.remove(name);
    for (const prop of props) {
      const value: unknown = model.props[prop];
      if (value === true) el.classList.add(`ll-is-${prop}`);
      else if (typeof value === "string" && value !== "default") el.classList.add(`ll-is-${value}`);
    }
  });
}

/** Keeps `height`, `min_height` and `max_height` on `el`. */
export function sized(el: HTMLElement, model: Model): () => void {
  return follow(() => {
    const { height, min_height, max_height } = model.props as Record<string, unknown>;
    el.style.blockSize = asLength(height);
    el.style.minBlockSize = asLength(min_height);
    el.style.maxBlockSize = asLength(max_height);
    el.style.overflow = max_height || height ? "auto" : "";
  });
}

/** A CSS length: numbers are px, texts are as they are. */
export function asLength(value: unknown): string {
  return typeof value === "number" ? `${value}px` : typeof value === "string" ? value : "";
}
