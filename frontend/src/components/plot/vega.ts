/** Figures of Altair, which brings no script of its own: by Vega, without making programs of texts. */
import embed, { type VisualizationSpec } from "vega-embed";
import { expressionInterpreter } from "vega-interpreter";
import type { Drawn, Figure } from "./library";

export const figure: Figure = {
  async draw(host, json, look): Promise<Drawn> {
    const spec = JSON.parse(json) as Record<string, any>;
    const text = { labelColor: look.ink, titleColor: look.ink };
    const config = {
      background: "transparent",
      axis: { ...text, gridColor: look.hair, domainColor: look.hair, tickColor: look.hair },
      legend: text, title: { color: look.ink, subtitleColor: look.ink }, header: text, view: { stroke: look.hair },
      ...(look.isDark ? { text: { color: look.ink }, rule: { color: look.ink } } : {}),
    };
    if (spec["mark"] && spec["width"] === undefined && !spec["encoding"]?.["row"] && !spec["encoding"]?.["column"] && !spec["encoding"]?.["facet"]) spec["width"] = "container";
    const result = await embed(host, spec as VisualizationSpec, {
      actions: false, ast: true, expr: expressionInterpreter, renderer: json.length > 200_000 ? "canvas" : "svg", tooltip: true, config,
    });
    return { remove: () => result.finalize(), resize: () => void result.view.resize().runAsync() };
  },
};
