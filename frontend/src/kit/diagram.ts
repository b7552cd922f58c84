/** Draws diagrams. Fetched when the first one is shown. */
import mermaid from "mermaid";

let count = 0;

/** Puts a picture in the place of each block of code; one that cannot be read stays code, with the reason. */
export async function drawDiagrams(blocks: NodeListOf<HTMLElement>, word?: (key: string) => string): Promise<void> {
  const theme = document.documentElement.classList.contains("dark") ? "dark" : "neutral";
  mermaid.initialize({ startOnLoad: false, securityLevel: "strict", theme, htmlLabels: false, flowchart: { htmlLabels: false }, fontFamily: "sans-serif" });
  for (const code of blocks) {
    const pre = code.parentElement!;
    pre.dataset.drawn = "";
    try {
      const { svg } = await mermaid.render(`ll-diagram-${++count}`, code.textContent ?? "");
      const frame = pre.closest(".ll-code") ?? pre;
      frame.replaceWith(picture(svg, word?.("prose.diagram") ?? "Diagram"));
    } catch (error) {
      pre.title = (error as Error).message;
      document.getElementById(`dll-diagram-${count}`)?.remove();
    }
  }
}

/** As a picture nothing inside can act, whatever the diagram says. */
function picture(svg: string, name: string): HTMLElement {
  const image = document.createElement("img");
  image.className = "ll-diagram";
  image.alt = name;
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  return image;
}
