/** A line of text with a little Markdown as nodes: bold, italics, code, links. Nothing in it can become other markup. */
const MARKUP = /`([^`]+)`|\*\*(.+?)\*\*|(?<![\w*])[*_](?![\s*_])(.+?)[*_](?!\w)|\[([^\]]+)\]\(((?:https?:\/\/|mailto:|\/|#)[^\s)]+)\)/g;

export interface Span {
  tag: "code" | "strong" | "em" | "a" | null;
  text: string;
  href?: string;
}

/** The spans of a text, in order. */
export function spans(text: string): Span[] {
  const found: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKUP)) {
    if (match.index > end) found.push({ tag: null, text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    const [, code, strong, em, label, href] = match;
    if (code !== undefined) found.push({ tag: "code", text: code });
    else if (strong !== undefined) found.push({ tag: "strong", text: strong });
    else if (em !== undefined) found.push({ tag: "em", text: em });
    else found.push({ tag: "a", text: label!, href: href! });
  }
  if (end < text.length) found.push({ tag: null, text: text.slice(end) });
  return found;
}

export function inline(text: string): Node[] {
  return spans(text).map(({ tag, text: words, href }) => {
    if (!tag) return document.createTextNode(words);
    const el = document.createElement(tag);
    el.textContent = words;
    if (el instanceof HTMLAnchorElement && href) {
      el.href = href;
      if (/^https?:/.test(href)) Object.assign(el, { target: "_blank", rel: "noopener noreferrer" });
    }
    return el;
  });
}
