/** Puts nodes into the DOM: a div of their own, in order, there only while visible, drawn when their module is here. */
import type { Child, Model } from "./model";
import type { Node } from "./node.svelte";
import type { Registry } from "./registry";

type Node_ = globalThis.Node;

/** Kinds that hold something but show nothing. They are mounted without an element on the page. */
const UNSEEN = new Set(["state", "timer", "api", "browserstate"]);

export class Stage {
  readonly #far: Place[] = [];

  constructor(
    private readonly registry: Registry,
    private readonly modelOf: (node: Node) => Model,
    private readonly onFault: (node: Node, error: unknown) => void,
  ) {}

  /** A node as its parent sees it. */
  child(node: Node): Child {
    return { id: node.id, kind: node.kind, model: this.modelOf(node), mount: (into) => this.mount(node, into) };
  }

  /** Puts a node at the end of `into`. */
  mount(node: Node, into: HTMLElement): () => void {
    const place = this.place(node, into, null);
    return () => place.remove();
  }

  /** Puts a node into `into`, before `next`. What is far down a long page is drawn when there is time, or in sight. */
  place(node: Node, into: HTMLElement, next: ChildNode | null, isFar = false): Place {
    const place = new Place(node, this.registry, this.modelOf(node), (error) => this.onFault(node, error));
    if (isFar && !UNSEEN.has(node.kind)) {
      place.defer();
      if (this.#far.push(place) === 1) setTimeout(this.#drawFar);
    }
    into.insertBefore(place.anchor, next);
    place.update();
    return place;
  }

  /** A few at a time, so that the page answers meanwhile. A page in the background has nobody to keep waiting. */
  readonly #drawFar = (): void => {
    const end = performance.now() + 12;
    while (this.#far.length && (performance.now() < end || document.hidden)) this.#far.shift()!.come();
    if (this.#far.length) setTimeout(this.#drawFar);
  };
}

/** Where a node stands. */
export class Place {
  readonly anchor: ChildNode;
  readonly #el: HTMLElement;
  #unmount: (() => void) | null = null;
  #isDrawn = false;
  #isRemoved = false;
  #isIn = false;
  #isFar = false;

  constructor(
    private readonly node: Node,
    private readonly registry: Registry,
    private readonly model: Model,
    private readonly onFault: (error: unknown) => void,
  ) {
    this.#el = document.createElement("div");
    this.anchor = document.createComment("");
    node.onShell = () => this.update();
    node.el = this.#el;
  }

  /** What of it is in the page: its div, or what holds its place. */
  get top(): ChildNode {
    return this.#isIn ? this.#el : this.anchor;
  }

  /** Puts it before another, which keeps what is typed, played and focused inside it. */
  moveBefore(next: ChildNode): void {
    const { top } = this;
    const into = top.parentNode as (ParentNode & Node_ & { moveBefore?(node: Node_, next: Node_): void }) | null;
    if (!into || top.nextSibling === next) return;
    if (into.moveBefore) return into.moveBefore(top, next);
    const focused = document.activeElement as HTMLElement | null;
    into.insertBefore(top, next);
    if (focused !== document.activeElement && this.#el.contains(focused)) focused?.focus({ preventScroll: true });
  }

  /** Brings the div, and whether it is on the page, in step with the node's props. */
  update(): void {
    if (this.#isRemoved) return;
    const visible = this.node.peek("visible");
    this.#dress();
    const isIn = visible !== false && !UNSEEN.has(this.node.kind);
    if (isIn !== this.#isIn) {
      if (isIn) this.anchor.replaceWith(this.#el);
      else this.#el.replaceWith(this.anchor);
      this.#isIn = isIn;
    }
    this.#el.hidden = visible === "hidden";
    if (!this.#isDrawn && !this.#isFar && (isIn || UNSEEN.has(this.node.kind))) this.#draw();
  }

  /** Only its div for now; `come` draws it, and so does a look at it. */
  defer(): void {
    this.#isFar = true;
    this.#el.addEventListener("contentvisibilityautostatechange", this);
  }

  handleEvent(event: Event): void {
    if (!(event as ContentVisibilityAutoStateChangeEvent).skipped) this.come();
  }

  come(): void {
    this.#el.removeEventListener("contentvisibilityautostatechange", this);
    this.#isFar = false;
    this.update();
  }

  remove(): void {
    this.#isRemoved = true;
    if (this.node.el === this.#el) {
      // Else it stands elsewhere by now.
      this.node.onShell = null;
      this.node.el = null;
    }
    this.#unmount?.();
    this.#el.remove();
    this.anchor.remove();
  }

  #draw(): void {
    this.#isDrawn = true;
    const here = this.registry.get(this.node.kind);
    if (here) return this.#mount(here);
    this.registry.load(this.node.kind).then((mount) => this.#mount(mount), this.onFault);
  }

  #mount(mount: (el: HTMLElement, model: Model) => () => void): void {
    if (this.#isRemoved) return;
    try {
      this.#unmount = mount(this.#el, this.model);
    } catch (error) {
      this.onFault(error);
    }
  }

  #dress(): void {
    const { node } = this;
    const el = this.#el;
    const classes = node.peek("elem_classes");
    const own = Array.isArray(classes) ? classes.join(" ") : typeof classes === "string" ? classes : "";
    const kept = el.className.split(" ").filter((name) => name.startsWith("ll-is-")).join(" ");
    const name = `ll-node ll-${node.kind}${kept && ` ${kept}`}${own && ` ${own}`}`;
    if (el.className !== name) el.className = name;
    const id = node.peek("elem_id");
    if (typeof id === "string" && id) el.id = id;
    const scale = node.peek("scale");
    if (typeof scale === "number") el.style.setProperty("--ll-scale", String(scale));
    const least = node.peek("min_width");
    if (typeof least === "number") el.style.setProperty("--ll-min-width", `${least}px`);
  }
}
