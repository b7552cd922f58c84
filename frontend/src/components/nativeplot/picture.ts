/** A plot as a picture file: its canvas on the page's ground, with title and legend. */
import type { Chart } from "./chart";
import { words } from "./format";

export function savePicture(chart: Chart, title: string, name: string): void {
  const source = chart.plot.ctx.canvas;
  const px = devicePixelRatio;
  const { paint } = chart.look;
  const named = chart.drawing.series.map((one, s) => ({ word: one.word, s })).filter(({ word }) => word !== null);
  const [above, below] = [title ? 36 * px : 8 * px, named.length ? 32 * px : 8 * px];
  const canvas = document.createElement("canvas");
  canvas.width = source.width;
  canvas.height = source.height + above + below;
  const pen = canvas.getContext("2d")!;
  pen.fillStyle = paint.ground;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(source, 0, above);
  pen.textBaseline = "middle";
  pen.fillStyle = paint.ink;
  pen.font = paint.font.replace(/^\d+px/, `600 ${15 * px}px`);
  pen.fillText(title, 12 * px, above / 2);
  pen.font = paint.font.replace(/^\d+px/, `${12 * px}px`);
  let left = 12 * px;
  for (const { word, s } of named) {
    const text = words(word);
    if (left + 40 * px > canvas.width) break;
    pen.fillStyle = chart.colorOf(s);
    pen.fillRect(left, source.height + above + 10 * px, 12 * px, 12 * px);
    pen.fillStyle = paint.ink;
    pen.fillText(text, left + 18 * px, source.height + above + 16 * px);
    left += 34 * px + pen.measureText(text).width;
  }
  canvas.toBlob((blob) => {
    if (!blob) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${name.replace(/[^\p{L}\p{N} _-]+/gu, "").trim() || "plot"}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
}
