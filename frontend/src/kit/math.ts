/** Draws formulas. Fetched with its fonts when the first one is shown. */
import katex from "katex";
import "katex/dist/katex.min.css";

/** Draws every formula in `el` that is not drawn yet; one that cannot be read stays as it is written, with the reason. */
export function drawMath(el: HTMLElement): void {
  for (const place of el.querySelectorAll<HTMLElement>(".ll-math:not([data-drawn])")) {
    place.dataset.drawn = "";
    try {
      katex.render(place.dataset.tex ?? "", place, { displayMode: place.classList.contains("ll-math-block"), throwOnError: true, trust: false, strict: "ignore", maxExpand: 500, maxSize: 30 });
    } catch (error) {
      place.title = (error as Error).message;
      place.classList.add("ll-math-faulty");
    }
  }
}
