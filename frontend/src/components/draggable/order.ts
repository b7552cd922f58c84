/** Orders of things by id. */

/** The things in the wanted order; those it does not name stay where they stand among the rest, at the end. */
export function inOrder<T extends { id: number }>(things: readonly T[], wanted: readonly number[] | null | undefined): T[] {
  if (!wanted?.length) return [...things];
  const known = wanted.map((id) => things.find((thing) => thing.id === id)).filter((thing) => thing !== undefined);
  return [...known, ...things.filter((thing) => !wanted.includes(thing.id))];
}

/** The ids with one of them at another place. */
export function moved(ids: readonly number[], id: number, to: number): number[] {
  const rest = ids.filter((other) => other !== id);
  const place = Math.max(0, Math.min(rest.length, to));
  return [...rest.slice(0, place), id, ...rest.slice(place)];
}

/**
 * The place that a dragged thing takes: behind each of the others whose middle it has passed.
 *
 * `middles` are those of the others, in order and along the direction of dragging.
 */
export function placeAt(middles: readonly number[], position: number): number {
  return middles.filter((middle) => middle < position).length;
}
