/** Apply edits from the server to plain values. Containers along the path are copied, never mutated. */
import type { Edit } from "../wire/messages.gen";

type Key = string | number;
type Container = Record<Key, unknown>;

/** The new value of the prop that `edit` names, given the value it was made for. Throws when it was made for another. */
export function applyEdit(value: unknown, edit: Edit): unknown {
  const [, path, op, ...args] = edit;
  return edited(value, path, 1, op, args);
}

function edited(value: unknown, path: Key[], depth: number, op: Edit[2], args: unknown[]): unknown {
  const isAtEnd = depth === path.length;
  if (op === "drop" && depth === path.length - 1) return without(value, path[depth]!);
  if (!isAtEnd) return replaced(value, path[depth]!, (item) => edited(item, path, depth + 1, op, args));
  if (op === "same") return value;
  if (op === "set") return args[0];
  if (op === "append") return ((value as string | null | undefined) ?? "") + (args[0] as string);
  if (op === "splice") return spliced(value, args as [number, number, unknown[]]);
  throw new Error(`Unknown edit '${String(op)}'. Expected set, append, splice, drop or same.`);
}

function replaced(value: unknown, key: Key, change: (item: unknown) => unknown): unknown {
  if (Array.isArray(value)) {
    const copy = [...(value as unknown[])];
    copy[key as number] = change(copy[key as number]);
    return copy;
  }
  if (typeof value !== "object" || value === null) {
    throw new TypeError(`An edit at '${key}' was made for an object, but the value is ${String(value)}.`);
  }
  return { ...value, [key]: change((value as Container)[key]) };
}

function spliced(value: unknown, [start, gone, items]: [number, number, unknown[]]): unknown {
  const copy = Array.isArray(value) ? [...(value as unknown[])] : [];
  copy.splice(start, gone, ...items);
  return copy;
}

function without(value: unknown, key: Key): unknown {
  const { [key]: _, ...rest } = value as Container;
  return rest;
}
