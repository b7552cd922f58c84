/** Keeps a popover beside its anchor while it is open. */
import { autoUpdate, computePosition, flip, offset, shift, size, type Placement } from "@floating-ui/dom";

export interface FloatOptions {
  placement?: Placement;
  /** As wide as the anchor at least. */
  fitWidth?: boolean;
  gap?: number;
}

/** Places `panel` beside `anchor` until the returned function is called. The panel is `position: fixed`. */
export function float(anchor: Element, panel: HTMLElement, options: FloatOptions = {}): () => void {
  const { placement = "bottom-start", fitWidth = false, gap = 4 } = options;
  const place = async () => {
    const { x, y } = await computePosition(anchor, panel, {
      strategy: "fixed",
      placement,
      middleware: [
        offset(gap), flip({ padding: 8 }), shift({ padding: 8 }),
        size({
          padding: 8,
          apply: ({ rects, availableHeight }) => {
            panel.style.setProperty("--ll-room", `${Math.max(120, availableHeight)}px`);
            if (fitWidth) panel.style.minInlineSize = `${rects.reference.width}px`;
          },
        }),
      ],
    });
    panel.style.left = `${x}px`;
    panel.style.top = `${y}px`;
  };
  return autoUpdate(anchor, panel, () => void place());
}
