/** CodeMirror as this page uses it. Fetched when the first editor is shown. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension, Transaction } from "@codemirror/state";
import {
  drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers, rectangularSelection,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { theme } from "./theme";

/** What an editor shows besides its text. */
export interface Look {
  language: Extension;
  isEditable: boolean;
  wraps: boolean;
  hasNumbers: boolean;
  completes: boolean;
  attributes: Record<string, string>;
  phrases: Record<string, string>;
}

export interface Heard {
  /** A person changed the text. */
  onedit: (text: string) => void;
  onfocus: () => void;
  onblur: () => void;
}

/** An editor in `parent`. Its text and its look are set from outside; what a person does is told to `heard`. */
export class Editor {
  readonly #view: EditorView;
  readonly #look = new Compartment();

  constructor(parent: HTMLElement, text: string, look: Look, heard: Heard) {
    const listening = EditorView.updateListener.of((update) => {
      const isOurs = update.transactions.some((one) => one.annotation(Transaction.remote));
      if (update.docChanged && !isOurs) heard.onedit(update.state.doc.toString());
      if (update.focusChanged) (update.view.hasFocus ? heard.onfocus : heard.onblur)();
    });
    this.#view = new EditorView({
      parent,
      state: EditorState.create({ doc: text, extensions: [this.#look.of(extensionsOf(look)), listening] }),
    });
  }

  /** Shows `text`, keeping the cursor and the scroll place: only what differs is exchanged. */
  show(text: string): void {
    const now = this.#view.state.doc.toString();
    if (now === text) return;
    const change = difference(now, text);
    this.#view.dispatch({ changes: change, annotations: [Transaction.remote.of(true), Transaction.addToHistory.of(false)] });
  }

  dress(look: Look): void {
    this.#view.dispatch({ effects: this.#look.reconfigure(extensionsOf(look)) });
  }

  focus(): void {
    this.#view.focus();
  }

  remove(): void {
    this.#view.destroy();
  }
}

function extensionsOf(look: Look): Extension[] {
  const shown = [
    theme,
    look.language,
    syntaxHighlighting(classHighlighter),
    bracketMatching(),
    highlightSelectionMatches(),
    search({ top: true }),
    EditorState.phrases.of(look.phrases),
    EditorView.contentAttributes.of(look.attributes),
    look.hasNumbers ? [lineNumbers(), foldGutter()] : [],
    look.wraps ? EditorView.lineWrapping : [],
  ];
  if (!look.isEditable) {
    return [...shown, EditorState.readOnly.of(true), EditorView.editable.of(false), keymap.of([...searchKeymap, ...foldKeymap])];
  }
  return [
    ...shown,
    history(), drawSelection(), rectangularSelection(), indentOnInput(), closeBrackets(), highlightActiveLine(), highlightActiveLineGutter(),
    look.completes ? autocompletion() : [],
    keymap.of([...closeBracketsKeymap, ...(look.completes ? completionKeymap : []), ...defaultKeymap, ...historyKeymap, ...searchKeymap, ...foldKeymap, indentWithTab]),
  ];
}

/** The one piece in which two texts differ. */
function difference(before: string, after: string): { from: number; to: number; insert: string } {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shortest - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end += 1;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
