/** Templates: `${...}` is filled from the part's own script or, where it only names a prop, here; `{{...}}` is Handlebars. */
import type { Code } from "./script";

export type Scope = Record<string, unknown>;
type Bars = typeof import("./bars");

/** The text that a template makes of `scope`. Throws what an expression throws, and for Handlebars that cannot be read. */
export function filled(template: string, code: Code["html"], scope: Scope, bars: Bars | null, escapes: boolean): string {
  const pieces = code ? code(scope) : piecesOf(template, scope);
  // Odd pieces are results. Handlebars sees marks in their place: what a value says is never read as a template.
  if (!hasBars(template)) return pieces.map(asText).join("");
  if (!bars) return "";
  const marked = pieces.map((piece, at) => (at % 2 ? mark(at) : (piece as string))).join("");
  return bars.rendered(marked, scope, escapes).replace(MARK, (_, at: string) => asText(pieces[Number(at)]));
}

export function hasBars(template: string): boolean {
  return template.includes("{{");
}

/** CSS that reaches only inside `selector`; rules that cannot stand inside another one go before it. */
export function scoped(css: string, selector: string): string {
  const outer: string[] = [];
  const inner = css.replace(OUTER, (rule) => (outer.push(rule), ""));
  return `${outer.join("\n")}\n${selector} { ${inner} }`;
}

/** Texts and, between them, what the names stand for. */
function piecesOf(template: string, scope: Scope): unknown[] {
  return template.split(/\$\{\s*([\w$.]+)\s*\}/).map((piece, at) => (at % 2 ? lookup(scope, piece) : piece));
}

function lookup(scope: Scope, path: string): unknown {
  const [name] = path.split(".");
  if (!(name! in scope)) throw new ReferenceError(`The template names '${name}', but there is no such prop.`);
  return path.split(".").reduce<unknown>((value, key) => (value as Scope | null | undefined)?.[key], scope);
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" && value.toString === Object.prototype.toString ? JSON.stringify(value) : String(value);
}

const mark = (at: number) => `\uE000${at}\uE001`;
const MARK = /\uE000(\d+)\uE001/g;
const OUTER = /@import[^;]*;|@(?:-webkit-)?(?:keyframes|font-face|property|counter-style)\b[^{]*\{(?:[^{}]|\{[^{}]*\})*\}/g;
