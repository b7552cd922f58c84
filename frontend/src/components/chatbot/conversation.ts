/** A conversation as it is shown: turns of one speaker, thoughts inside each other, sections that are laid out alone. */
import type { Message } from "./props";

/** A message at its place in the conversation, with the thoughts that stand inside it. */
export interface Item {
  index: number;
  message: Message;
  inside: Item[];
}

/** What one speaker says until the other does. */
export interface Turn {
  role: string;
  index: number;
  items: Item[];
  /** The messages it was made of. */
  messages: Message[];
}

export interface Section {
  index: number;
  turns: Turn[];
  size: number;
}

/** So many messages are laid out together: the browser leaves out whole sections that are not in view. */
const SECTION = 50;

/** Turns of `messages`. Those of `before` whose messages are the same objects are taken over as they are. */
export function turnsOf(messages: readonly Message[], before: readonly Turn[], isGrouped: boolean): Turn[] {
  const turns: Turn[] = [];
  for (let index = 0; index < messages.length; ) {
    const role = messages[index]!.role;
    if (role === "system") {
      index++; // told to the model, not to the person
      continue;
    }
    let end = index + 1;
    while (end < messages.length && messages[end]!.role === role && (isGrouped || isPart(messages[end]!))) end++;
    const known = before[turns.length];
    turns.push(known && isSame(known, messages, index, end) ? known : newTurn(messages.slice(index, end), role, index));
    index = end;
  }
  return turns;
}

/** Turns in sections; sections that hold the same turns are taken over. */
export function sectionsOf(turns: readonly Turn[], before: readonly Section[]): Section[] {
  const sections: Section[] = [];
  let section: Section | null = null;
  for (const turn of turns) {
    if (!section || section.size >= SECTION) sections.push((section = { index: sections.length, turns: [], size: 0 }));
    section.turns.push(turn);
    section.size += turn.messages.length;
  }
  return sections.map((one, place) => {
    const known = before[place];
    return known && known.turns.length === one.turns.length && known.turns.every((turn, at) => turn === one.turns[at]) ? known : one;
  });
}

/** A thought belongs to the reply it stands before or after. */
function isPart(message: Message): boolean {
  return Boolean(message.metadata?.title);
}

function isSame(turn: Turn, messages: readonly Message[], from: number, to: number): boolean {
  if (turn.index !== from || turn.messages.length !== to - from) return false;
  return turn.messages.every((message, at) => message === messages[from + at]);
}

function newTurn(messages: Message[], role: string, index: number): Turn {
  const items: Item[] = [];
  const byId = new Map<unknown, Item>();
  messages.forEach((message, at) => {
    const item: Item = { index: index + at, message, inside: [] };
    const { id, parent_id: parent, title } = message.metadata ?? {};
    const outer = title && parent !== undefined && parent !== null ? byId.get(parent) : undefined;
    (outer ? outer.inside : items).push(item);
    if (title && id !== undefined && id !== null) byId.set(id, item);
  });
  return { role, index, items, messages };
}

/** The words of a message. */
export function textOf(message: Message): string {
  return message.content.map((block) => (block.type === "text" ? block.text : "")).filter(Boolean).join("\n");
}

/** The words of a whole turn, without thoughts. */
export function wordsOf(turn: Turn): string {
  return turn.messages.filter((message) => !message.metadata?.title).map(textOf).filter(Boolean).join("\n\n");
}
