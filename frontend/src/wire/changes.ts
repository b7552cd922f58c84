/** The changes in which partial results travel to callers: `[op, path, value]`. */

export type Change = ["append" | "replace" | "add" | "delete", (string | number)[], unknown];

/** A value with changes made to it; the value that is given stays as it is. */
export function changed(value: unknown, changes: Change[]): unknown {
  return changes.reduce((before, [op, path, item]) => at(before, path, op, item), value);
}

function at(value: unknown, path: (string | number)[], op: Change[0], item: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return op === "append" ? (value as string) + (item as string) : item;
  if (Array.isArray(value)) {
    const index = key as number;
    if (!rest.length && op === "add") return value.toSpliced(index, 0, item);
    if (!rest.length && op === "delete") return value.toSpliced(index, 1);
    return value.with(index, at(value[index], rest, op, item));
  }
  const object = value as Record<string, unknown>;
  if (!rest.length && op === "delete") {
    const { [key]: _, ...others } = object;
    return others;
  }
  return { ...object, [key]: at(object[key], rest, op, item) };
}
