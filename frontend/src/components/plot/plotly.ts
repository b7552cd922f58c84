/** Figures of Plotly, by the script of the installed package. */
import { script, type Drawn, type Figure } from "./library";

interface Plotly {
  newPlot(host: HTMLElement, data: unknown[], layout: object, config: object): Promise<HTMLElement>;
  purge(host: HTMLElement): void;
  Plots: { resize(host: HTMLElement): Promise<void> | void };
}

type Tree = Record<string, any>;

// The drawing in WebGL makes programs of texts, which the page's policy forbids: the same is drawn without.
const WITHOUT_GL: Record<string, string> = { scattergl: "scatter", scatterpolargl: "scatterpolar", heatmapgl: "heatmap" };

export const figure: Figure = {
  async draw(host, json, look): Promise<Drawn> {
    await script("plotly/plotly.min.js");
    const { Plotly } = window as unknown as { Plotly: Plotly };
    const { data = [], layout = {}, config = {} } = JSON.parse(json) as { data?: Tree[]; layout?: Tree; config?: Tree };
    for (const trace of data) if (trace["type"] in WITHOUT_GL) trace["type"] = WITHOUT_GL[trace["type"]];
    await Plotly.newPlot(host, data, themed(layout, look), { displaylogo: false, responsive: false, ...config });
    return { remove: () => Plotly.purge(host), resize: () => void Plotly.Plots.resize(host) };
  },
};

/** The page's own colours, wherever the figure names none. */
function themed(layout: Tree, look: { isDark: boolean; ink: string; hair: string }): Tree {
  const template = (layout["template"] ?? {}) as Tree;
  const base = (template["layout"] ?? {}) as Tree;
  const axis = (name: string) => ({ ...base[name], gridcolor: look.hair, zerolinecolor: look.hair, linecolor: look.hair });
  // Templates that are dark or bare on purpose stay as they are.
  const isStock = !base["paper_bgcolor"] || ["white", "#ffffff"].includes(String(base["paper_bgcolor"]).toLowerCase());
  const own = look.isDark && isStock
    ? { paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", font: { ...base["font"], color: look.ink }, xaxis: axis("xaxis"), yaxis: axis("yaxis") }
    : isStock ? { paper_bgcolor: "rgba(0,0,0,0)" } : {};
  const margin = { t: layout["title"] ? 64 : 24, b: 48, l: 56, r: 24 };
  return { autosize: layout["width"] === undefined, margin, ...layout, template: { ...template, layout: { ...base, ...own } } };
}
