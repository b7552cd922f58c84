/** Figures of Bokeh, by the scripts of the installed package. */
import { script, type Drawn, type Figure } from "./library";

interface BokehDocument { clear(): void }
interface Bokeh {
  embed: { embed_item(item: object, target: string): Promise<unknown> };
  documents: BokehDocument[];
}

let count = 0;
/** One figure after the other, so that each knows which documents are its own. */
let before: Promise<unknown> = Promise.resolve();

export const figure: Figure = {
  async draw(host, json): Promise<Drawn> {
    await script("bokeh/bokeh.min.js");
    for (const [name, isNeeded] of MORE) if (isNeeded.test(json)) await script(`bokeh/${name}.min.js`);
    const { Bokeh } = window as unknown as { Bokeh: Bokeh };
    const inner = document.createElement("div");
    inner.id = `ll-bokeh-${++count}`;
    host.replaceChildren(inner);
    const work = before.then(() => embedded(Bokeh, JSON.parse(json) as object, inner.id));
    before = work.catch(() => undefined);
    const own = await work;
    return { remove: () => removed(Bokeh, own) };
  },
};

async function embedded(bokeh: Bokeh, item: object, target: string): Promise<BokehDocument[]> {
  const known = new Set(bokeh.documents);
  await bokeh.embed.embed_item(item, target);
  return bokeh.documents.filter((one) => !known.has(one));
}

/** Bokeh keeps every document it ever showed, unless it is taken out. */
function removed(bokeh: Bokeh, own: BokehDocument[]): void {
  for (const one of own) {
    one.clear();
    const place = bokeh.documents.indexOf(one);
    if (place >= 0) bokeh.documents.splice(place, 1);
  }
}

/** The further scripts, by what in a figure needs them. */
const MORE: [string, RegExp][] = [
  ["bokeh-gl", /"output_backend":\s*"webgl"/],
  ["bokeh-widgets", /"name":\s*"(Slider|Button|Select|Tabs|Div|Paragraph|PreText|CheckboxGroup|RadioGroup|TextInput|DatePicker|Toggle|MultiSelect|RangeSlider)"/],
  ["bokeh-tables", /"name":\s*"DataTable"/],
  ["bokeh-mathjax", /\$\$|\\\\\(|"name":\s*"TeX"/],
];
