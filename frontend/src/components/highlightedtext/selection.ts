/** What is selected in a text whose pieces say where they start (`data-start`), as places in the text. */

export interface Range {
  start: number;
  end: number;
}

/** The part of `room`'s text that is selected; null when none is. */
export function rangeOf(room: HTMLElement): Range | null {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!room.contains(range.commonAncestorContainer)) return null;
  const start = placeOf(room, range.startContainer, range.startOffset);
  const end = placeOf(room, range.endContainer, range.endOffset);
  return start < end ? { start, end } : null;
}

/** Selects a part of the text; gives where it lies on the screen. */
export function select(room: HTMLElement, { start, end }: Range): DOMRect {
  const range = document.createRange();
  const [first, from] = nodeAt(room, start, false);
  const [last, to] = nodeAt(room, end, true);
  range.setStart(first, from);
  range.setEnd(last, to);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  return range.getBoundingClientRect();
}

function placeOf(room: HTMLElement, node: Node, offset: number): number {
  const piece = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("[data-start]");
  if (piece && room.contains(piece)) return Number(piece.dataset.start) + (node instanceof Text ? offset : offset ? piece.textContent!.length : 0);
  // Between pieces, or in a class's name: what comes before counts.
  const before = document.createRange();
  before.setStart(room, 0);
  before.setEnd(node, offset);
  return [...room.querySelectorAll<HTMLElement>("[data-start]")].reduce((place, one) => {
    const isBefore = before.comparePoint(one, one.childNodes.length) <= 0;
    return isBefore ? Math.max(place, Number(one.dataset.start) + one.textContent!.length) : place;
  }, 0);
}

function nodeAt(room: HTMLElement, place: number, isEnd: boolean): [Node, number] {
  const pieces = [...room.querySelectorAll<HTMLElement>("[data-start]")];
  const piece = pieces.findLast((one) => (isEnd ? Number(one.dataset.start) < place : Number(one.dataset.start) <= place)) ?? pieces[0]!;
  const text = piece.firstChild ?? piece;
  return [text, Math.min(place - Number(piece.dataset.start), text.textContent!.length)];
}
