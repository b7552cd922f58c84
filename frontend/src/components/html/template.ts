/** Fill `${name}` and `{{name}}` in a template, without running code. */

/** `${value}`, `{{value}}` and `${value.key}`; what is not a plain name stays as it is. */
export function fill(template: string, vars: Record<string, unknown>): string {
  return template.replace(PLACE, (whole, dollar: string | undefined, braces: string | undefined) => {
    const value = lookup(vars, (dollar ?? braces ?? "").trim().split("."));
    if (value === undefined) return isKnown(vars, dollar ?? braces ?? "") ? "" : whole;
    return value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
  });
}

/** CSS that reaches only inside `selector`. */
export function scoped(css: string, selector: string): string {
  return `${selector} { ${css} }`;
}

const PLACE = /\$\{\s*([\w.]+)\s*\}|\{\{\s*([\w.]+)\s*\}\}/g;

function lookup(vars: Record<string, unknown>, path: string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], vars);
}

function isKnown(vars: Record<string, unknown>, name: string): boolean {
  return (name.trim().split(".")[0] ?? "") in vars;
}
