/** Handlebars without making code of the template, which a page's policy forbids: its own parser, and a walk. */
import { parse } from "@handlebars/parser";
import type { Scope } from "./template";

interface Frame {
  context: unknown;
  parent: Frame | null;
  /** `@index`, `@key` and their like. */
  data: Scope;
  /** Names of `as |item index|`. */
  locals: Scope;
}

/** The tree of a template is read with the field names of the parser. */
type Tree = any;

export function rendered(template: string, scope: Scope, escapes: boolean): string {
  return program(parse(template), { context: scope, parent: null, data: { root: scope }, locals: {} }, escapes);
}

function program(tree: Tree, frame: Frame, escapes: boolean): string {
  return tree ? tree.body.map((part: Tree) => statement(part, frame, escapes)).join("") : "";
}

function statement(part: Tree, frame: Frame, escapes: boolean): string {
  switch (part.type) {
    case "ContentStatement":
      return part.value;
    case "CommentStatement":
      return "";
    case "MustacheStatement": {
      const text = asText(call(part, frame));
      return escapes && part.escaped ? escaped(text) : text;
    }
    case "BlockStatement":
      return block(part, frame, escapes);
    default:
      throw new Error(`A template cannot use ${part.type}: there are no partials and no decorators.`);
  }
}

function block(part: Tree, frame: Frame, escapes: boolean): string {
  const name: string = part.path.original;
  const value = part.params.length ? evaluated(part.params[0], frame) : call(part, frame);
  const otherwise = () => program(part.inverse, frame, escapes);
  if (name === "if") return isTrue(value) ? program(part.program, frame, escapes) : otherwise();
  if (name === "unless") return isTrue(value) ? otherwise() : program(part.program, frame, escapes);
  if (name === "each") return each(part, value, frame, escapes) ?? otherwise();
  if (name !== "with" && part.params.length) throw new Error(`There is no helper '${name}'. There are: if, unless, each, with, lookup.`);
  if (!isTrue(value)) return otherwise();
  if (name !== "with" && Array.isArray(value)) return each(part, value, frame, escapes) ?? otherwise();
  return program(part.program, value === true ? frame : inside(frame, value, {}, part.program.blockParams, [value]), escapes);
}

/** Nothing when there is nothing to go through. */
function each(part: Tree, value: unknown, frame: Frame, escapes: boolean): string | null {
  const entries = value && typeof value === "object" ? Object.entries(value) : [];
  if (!entries.length) return null;
  return entries
    .map(([key, item], index) => {
      const place = Array.isArray(value) ? index : key;
      const data = { key: place, index, first: index === 0, last: index === entries.length - 1 };
      return program(part.program, inside(frame, item, data, part.program.blockParams, [item, place]), escapes);
    })
    .join("");
}

function inside(parent: Frame, context: unknown, data: Scope, names: string[] | undefined, values: unknown[]): Frame {
  const locals = Object.fromEntries((names ?? []).map((name, at) => [name, values[at]]));
  return { context, parent, data: { ...parent.data, ...data }, locals: { ...parent.locals, ...locals } };
}

function call(part: Tree, frame: Frame): unknown {
  if (!part.params?.length) return evaluated(part.path, frame);
  const [of, key] = part.params.map((one: Tree) => evaluated(one, frame));
  if (part.path.original !== "lookup") throw new Error(`There is no helper '${part.path.original}'. There is: lookup.`);
  return member(of, String(key));
}

function evaluated(tree: Tree, frame: Frame): unknown {
  if (tree.type === "SubExpression") return call(tree, frame);
  if (tree.type !== "PathExpression") return tree.type === "NullLiteral" ? null : tree.value;
  let at: Frame | null = frame;
  for (let up = 0; up < tree.depth; up += 1) at = at?.parent ?? null;
  const names: string[] = [tree.head, ...tree.tail].filter((one) => typeof one === "string");
  const start = tree.data ? frame.data : names[0]! in frame.locals && !tree.depth && !tree.this ? frame.locals : at?.context;
  return names.reduce(member, start);
}

/** Only what a value holds itself: a template reaches nothing of the language. */
function member(value: unknown, name: string): unknown {
  if (value === null || value === undefined) return undefined;
  return Object.hasOwn(Object(value) as object, name) ? (value as Scope)[name] : undefined;
}

/** An empty list is nothing, as everywhere in Handlebars. */
function isTrue(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function asText(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}

function escaped(text: string): string {
  return text.replace(/[&<>"'`=]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
