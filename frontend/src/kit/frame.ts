/**
 * What every frame shows around its control: label, info, error, what a run is doing.
 *
 * Built by hand rather than by a component, because a page may have a thousand frames and most show a label alone.
 */
import type { Model } from "../tree/model";
import { follow } from "./follow.svelte";
import { Piece } from "./piece";

/** The ids that tie a control to its frame. */
export interface FrameIds {
  /** For the one form element that the label names. */
  id: string;
  /** Id of the label's text. */
  labelledBy: string;
  /** Ids of the info and the error, or nothing. */
  describedBy: string | undefined;
  /** True when a validator refused the value. */
  invalid: true | undefined;
}

export interface FrameLook {
  /** Extra classes of the frame, e.g. "ll-frame-flush" for media that touch its edges. */
  class?: string;
  /** The control is several elements: the label is not a `<label>`. */
  group?: boolean;
  /** The control shows the label itself, beside a box to tick. */
  inline?: boolean;
  /** What the component itself finds wrong, as a sentence. */
  fault?: string | null;
  /** The label row holds a toolbar. */
  hasToolbar?: boolean;
}

/** Live: read it where it is used. */
export function idsOf(model: Model, fault: string | null = null): FrameIds {
  const id = `ll-${model.id}`;
  const described = [model.props.info && `${id}-info`, errorOf(model, fault) && `${id}-error`].filter(Boolean);
  return {
    id,
    labelledBy: `${id}-label`,
    describedBy: described.join(" ") || undefined,
    invalid: model.invalid || fault ? true : undefined,
  };
}

/** Keeps `el` in step with its model. It holds `.ll-frame-top`, with or without a toolbar, and `.ll-control` already. */
export function framed(el: HTMLElement, model: Model, look: () => FrameLook): () => void {
  const parts = new Parts(el, model);
  const stop = follow(() => parts.update(look()));
  return () => {
    stop();
    parts.remove();
  };
}

class Parts {
  readonly #top: HTMLElement;
  readonly #control: HTMLElement;
  readonly #id: string;
  #label: HTMLElement | null = null;
  #info: HTMLElement | null = null;
  #error: HTMLElement | null = null;
  readonly #pending: Piece;
  /** The author's own buttons in the label row. */
  readonly #buttons: Piece;
  readonly #abstained: Piece;

  constructor(
    private readonly el: HTMLElement,
    private readonly model: Model,
  ) {
    [this.#top, this.#control] = el.children as unknown as [HTMLElement, HTMLElement];
    this.#id = `ll-${model.id}`;
    const props = {
      get status() {
        return model.status;
      },
      word: model.word.bind(model),
    };
    this.#abstained = new Piece(() => import("./Abstained.svelte"), () => this.#control, { model });
    this.#buttons = new Piece(() => import("./OwnButtons.svelte"), () => this.#top, { model });
    this.#pending = new Piece(() => import("./pending"), () => el, props);
  }

  update({ class: own = "", group = false, inline = false, fault = null, hasToolbar = false }: FrameLook): void {
    const { props, status } = this.model;
    const isBare = props.container === false;
    const isPending = status.state === "queued" || status.state === "running";
    const error = errorOf(this.model, fault);
    const classes = `ll-frame ${own}${isBare ? " ll-bare" : ""}${error ? " ll-invalid" : ""}${isPending && !status.partial ? " ll-pending" : ""}`;
    if (this.el.className !== classes) this.el.className = classes;
    if (isPending !== this.el.hasAttribute("aria-busy")) this.#mark(isPending);
    if (!inline) this.#showLabel(props.label ?? kindName(this.model.kind), props.show_label !== false && !isBare, group);
    const hasButtons = props.buttons?.some?.((one: unknown) => Number(one) === one);
    this.#buttons.show(hasButtons);
    this.#top.hidden = !hasToolbar && !hasButtons && this.#label?.parentNode !== this.#top;
    this.#showInfo(props.info, inline);
    this.#showError(error);
    this.#pending.show(isPending);
    this.#abstained.show(props.abstained != null && this.model.kind !== "chatbot");
  }

  remove(): void {
    this.#buttons.show(false);
    this.#pending.show(false);
    this.#abstained.show(false);
  }

  /** What the error stands below. */
  get #last(): HTMLElement {
    return this.#info?.previousElementSibling === this.#control ? this.#info : this.#control;
  }

  #mark(isPending: boolean): void {
    if (isPending) this.el.setAttribute("aria-busy", "true");
    else this.el.removeAttribute("aria-busy");
  }

  /** A label that is not shown is still the control's name. */
  #showLabel(text: string, isShown: boolean, group: boolean): void {
    this.#label ??= this.#newLabel(group);
    if (this.#label.textContent !== text) this.#label.textContent = text;
    const isSeen = isShown && text !== "";
    this.#label.className = isSeen ? "ll-name" : "ll-unseen";
    if (isSeen && this.#label.parentNode !== this.#top) this.#top.prepend(this.#label);
    else if (!isSeen && this.#label.parentNode !== this.el) this.#top.after(this.#label);
  }

  #newLabel(group: boolean): HTMLElement {
    const label = document.createElement(group ? "span" : "label");
    label.id = `${this.#id}-label`;
    label.dir = "auto";
    if (!group) (label as HTMLLabelElement).htmlFor = this.#id;
    return label;
  }

  #showInfo(text: string | null | undefined, inline: boolean): void {
    if (!text) {
      this.#info?.remove();
      this.#info = null;
      return;
    }
    if (!this.#info) {
      this.#info = part("ll-info", `${this.#id}-info`);
      this.#info.dir = "auto";
      if (inline) this.#control.after(this.#info);
      else this.#control.before(this.#info);
    }
    showInline(this.#info, text);
  }

  #showError(text: string | null): void {
    if (!text) {
      this.#error?.remove();
      this.#error = null;
      return;
    }
    if (!this.#error) {
      this.#error = part("ll-error", `${this.#id}-error`);
      this.#error.setAttribute("role", "alert");
      this.#last.after(this.#error);
    }
    this.#error.textContent = text;
  }
}

function part(name: string, id: string): HTMLElement {
  const el = document.createElement("div");
  el.className = name;
  el.id = id;
  return el;
}

/** Text with a little markup: bold, italics, code, links. */
function showInline(el: HTMLElement, text: string): void {
  if (el.dataset.text === text) return;
  el.dataset.text = text;
  el.textContent = text;
  if (MARKED.test(text)) {
    void import("./inline").then(({ inline }) => el.dataset.text === text && el.replaceChildren(...inline(text)));
  }
}

const MARKED = /[*_`[]/;

/** Why the frame shows an error, the first reason that applies. */
function errorOf(model: Model, fault: string | null): string | null {
  return model.invalid ?? fault ?? (model.status.state === "failed" ? model.status.error : null);
}

/** Without a label of its own a field is called by what it is. */
function kindName(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
