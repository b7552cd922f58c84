/** A text and its marked spans, and the changes a person makes to them. No DOM. */

export interface Token {
  token: string;
  class_or_confidence: string | number | null;
}

/** What a span is marked with. */
export type Mark = string | number;

export interface Span {
  start: number;
  end: number;
  mark: Mark;
}

export interface Marked {
  text: string;
  /** In order, never over each other. */
  spans: readonly Span[];
}

/** A piece as it is drawn: marked or not. `index` is its place among the tokens. */
export interface Piece {
  start: number;
  end: number;
  mark: Mark | null;
}

export function fromTokens(tokens: readonly Token[] | null | undefined): Marked {
  const spans: Span[] = [];
  let text = "";
  for (const { token, class_or_confidence: mark } of tokens ?? []) {
    if (token && mark !== null && mark !== undefined) spans.push({ start: text.length, end: text.length + token.length, mark });
    text += token ?? "";
  }
  return { text, spans };
}

export function toTokens(marked: Marked): Token[] {
  return piecesOf(marked).map(({ start, end, mark }) => ({ token: marked.text.slice(start, end), class_or_confidence: mark }));
}

export function piecesOf({ text, spans }: Marked): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const span of spans) {
    if (span.start > end) pieces.push({ start: end, end: span.start, mark: null });
    pieces.push(span);
    end = span.end;
  }
  if (end < text.length) pieces.push({ start: end, end: text.length, mark: null });
  return pieces;
}

/** Marks a range; what lay under it gives way. A null mark takes marks away. Blanks at the ends are left out. */
export function marked(before: Marked, start: number, end: number, mark: Mark | null): Marked {
  const chosen = before.text.slice(start, end);
  const from = mark === null ? start : start + (chosen.length - chosen.trimStart().length);
  const to = mark === null ? end : end - (chosen.length - chosen.trimEnd().length);
  if (from >= to) return before;
  const rest = before.spans.flatMap((span) => [
    ...(span.start < from ? [{ ...span, end: Math.min(span.end, from) }] : []),
    ...(span.end > to ? [{ ...span, start: Math.max(span.start, to) }] : []),
  ].filter((one) => one.start < one.end));
  const spans = mark === null ? rest : [...rest, { start: from, end: to, mark }];
  return { ...before, spans: spans.sort((one, other) => one.start - other.start) };
}

/** The span after `span` when nothing but blanks lies between and it is marked the same: the two can be one. */
export function mergeable({ text, spans }: Marked, span: Span): Span | null {
  const next = spans[spans.findIndex((one) => one.start === span.start) + 1];
  return next && next.mark === span.mark && !text.slice(span.end, next.start).trim() ? next : null;
}

/** Another text under the same spans: what was before and after the change keeps them. */
export function retyped(before: Marked, text: string): Marked {
  const shortest = Math.min(before.text.length, text.length);
  let head = 0;
  while (head < shortest && before.text[head] === text[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before.text.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
  const shift = text.length - before.text.length;
  const end = before.text.length - tail;
  const spans = before.spans.flatMap((span) => {
    if (span.end <= head) return [span];
    if (span.start >= end) return [{ ...span, start: span.start + shift, end: span.end + shift }];
    const next = { ...span, start: Math.min(span.start, head), end: Math.max(span.end, end) + shift };
    return next.start < next.end ? [next] : [];
  });
  return { text, spans };
}

/** The word at, before or after a place. */
export function wordAt(text: string, at: number, direction: -1 | 0 | 1, language?: string): { start: number; end: number } | null {
  const words = [...new Intl.Segmenter(language, { granularity: "word" }).segment(text)].filter((one) => one.isWordLike);
  const places = words.map(({ index, segment }) => ({ start: index, end: index + segment.length }));
  if (direction > 0) return places.find(({ start }) => start >= at) ?? null;
  if (direction < 0) return places.findLast(({ end }) => end <= at) ?? null;
  return places.find(({ start, end }) => start <= at && at < end) ?? null;
}
