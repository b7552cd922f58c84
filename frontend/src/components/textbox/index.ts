/** One line of text or several. Built by hand: a page may have a thousand, and most are a label and a field. */
import { untrack } from "svelte";
import { follow } from "../../kit/follow.svelte";
import { framed } from "../../kit/frame";
import { Piece } from "../../kit/piece";
import type { Model, Mount } from "../../tree/model";
import { dress, isOneLine, newField, type Field } from "./field";
import type { TextboxProps } from "./props";
import { isAtEnd, showText, toEnd } from "./text";
import "./textbox.css";

export const mount: Mount = (el, model: Model<TextboxProps>) => {
  const box = new Textbox(el, model);
  return () => box.remove();
};

class Textbox {
  readonly #line: HTMLElement;
  readonly #tools: Piece;
  readonly #ends: Piece;
  readonly #stops: (() => void)[];
  #field: Field;
  /** A password is shown in plain. */
  #isPlain = false;

  constructor(
    el: HTMLElement,
    private readonly model: Model<TextboxProps>,
  ) {
    const its = model.props;
    const frame = element("ll-frame");
    const top = element("ll-frame-top");
    const control = element("ll-control");
    this.#line = untrack(() => (its.type === "password" ? form() : element("ll-textbox-line")));
    this.#field = untrack(() => this.#newField());
    const onplain = (isPlain: boolean) => this.#show(isPlain);
    this.#tools = new Piece(() => import("./Tools.svelte"), () => top, { model, onplain });
    this.#ends = new Piece(() => import("./Ends.svelte"), () => this.#line, { model, onsubmit: () => this.#submit() });
    this.#line.append(this.#field);
    control.append(this.#line);
    frame.append(top, control);
    el.append(frame);
    this.#stops = [
      follow(() => this.#dress()),
      framed(frame, model, () => ({ class: model.interactive ? "ll-frame-field" : "ll-frame-output", hasToolbar: hasTools(model) })),
      follow(() => this.#showValue(its.value ?? "")),
    ];
    if (untrack(() => its.autofocus)) queueMicrotask(() => this.#field.focus());
  }

  remove(): void {
    this.#stops.forEach((stop) => stop());
    this.#tools.show(false);
    this.#ends.show(false);
  }

  /** Everything but the text itself. */
  #dress(): void {
    const { model } = this;
    if ((this.#field.localName === "input") !== isOneLine(model.props)) this.#swap();
    dress(this.#field, model, this.#isPlain);
    this.#tools.show(hasTools(model));
    this.#ends.show(Boolean(model.props.submit_btn || model.props.stop_btn));
  }

  #showValue(text: string): void {
    const { model } = this;
    const field = this.#field;
    const follows = field.value !== "" && model.props.autoscroll !== false && !model.interactive && isAtEnd(field);
    showText(field, text);
    if (follows) toEnd(field);
  }

  /** A field of several lines is another element than one of one line. */
  #swap(): void {
    const next = this.#newField();
    next.value = this.#field.value;
    this.#field.replaceWith(next);
    this.#field = next;
  }

  #newField(): Field {
    const { model } = this;
    const field = newField(model.props);
    field.addEventListener("input", () => model.set("value", field.value));
    field.addEventListener("keydown", (event) => this.#pressed(event as KeyboardEvent));
    field.addEventListener("select", () => this.#selected());
    field.addEventListener("focus", () => model.fire("focus"));
    field.addEventListener("blur", () => model.fire("blur"));
    return field;
  }

  #show(isPlain: boolean): void {
    this.#isPlain = isPlain;
    dress(this.#field, this.model, isPlain);
  }

  #submit(): void {
    this.model.fire("submit", this.#field.value);
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.isComposing) return;
    const its = this.model.props;
    const isSubmit = isOneLine(its) || event.ctrlKey || event.metaKey || ((its.lines ?? 1) === 1 ? !event.shiftKey : event.shiftKey);
    if (!isSubmit) return;
    event.preventDefault();
    this.#submit();
  }

  #selected(): void {
    const { selectionStart: from, selectionEnd: to, value } = this.#field;
    if (from === null || to === null || from === to || !this.model.listens("select")) return;
    this.model.fire("select", { index: [from, to], value: value.slice(from, to), selected: true });
  }
}

function hasTools({ props: its, interactive }: Model<TextboxProps>): boolean {
  return (Boolean(its.max_length) && interactive) || (its.type === "password" && interactive) || Boolean(its.buttons?.length);
}

/** Browsers expect a password inside a form; this one sends nothing anywhere. */
function form(): HTMLElement {
  const el = document.createElement("form");
  el.className = "ll-textbox-line";
  el.addEventListener("submit", (event) => event.preventDefault());
  return el;
}

function element(name: string): HTMLElement {
  const el = document.createElement("div");
  el.className = name;
  return el;
}
