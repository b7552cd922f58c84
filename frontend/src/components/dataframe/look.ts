/** A cell's style as an author's Styler says it: colours, type and alignment, nothing that reaches out of the cell. */
const ALLOWED = new Set([
  "color", "background-color", "background", "font-weight", "font-style", "font-size", "font-family", "text-align", "text-decoration", "opacity",
  "border", "border-color", "border-top", "border-bottom", "border-left", "border-right", "white-space", "text-transform", "letter-spacing",
]);

export function declarations(css: string): [string, string][] {
  return css.split(";").flatMap((one) => {
    const at = one.indexOf(":");
    const [name, value] = [one.slice(0, at).trim().toLowerCase(), one.slice(at + 1).trim()];
    return at > 0 && ALLOWED.has(name) && value && !/url\s*\(|expression|image\s*\(/i.test(value) ? [[name, value] as [string, string]] : [];
  });
}

/** Styles an element by CSS text; through the object model, for a page's policy forbids style attributes. */
export function styled(css: string): (el: HTMLElement) => () => void {
  return (el) => {
    const all = declarations(css);
    for (const [name, value] of all) el.style.setProperty(name, value);
    const ground = all.some(([name]) => name.startsWith("background"));
    // A light ground needs dark letters in both schemes, unless the author chose some.
    if (ground && !all.some(([name]) => name === "color")) el.style.setProperty("color", inkOn(getComputedStyle(el).backgroundColor));
    return () => {
      for (const [name] of all) el.style.removeProperty(name);
      if (ground) el.style.removeProperty("color");
    };
  };
}

/** Black or white, whichever is read better on a colour. */
export function inkOn(color: string): string {
  const [r = 255, g = 255, b = 255] = (color.match(/[\d.]+/g) ?? []).map(Number);
  const light = [r, g, b].map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
  const luminance = 0.2126 * light[0]! + 0.7152 * light[1]! + 0.0722 * light[2]!;
  return luminance > 0.179 ? "#111417" : "#ffffff";
}
