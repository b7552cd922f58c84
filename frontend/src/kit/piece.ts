/** A part of a component that few of its kind show: fetched and drawn only while it is wanted. */
import { mount, unmount, untrack, type Component } from "svelte";
import { fetched } from "../wire/fetched";

export class Piece {
  #isWanted = false;
  #drawn: Record<string, unknown> | null = null;

  constructor(
    // Only the part knows its props.
    private readonly load: () => Promise<{ default: Component<any> }>,
    private readonly host: () => HTMLElement,
    private readonly props: Record<string, unknown>,
  ) {}

  show(isWanted: boolean): void {
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    if (isWanted) void fetched(this.load).then((module) => this.#draw(module.default));
    else this.#remove();
  }

  #draw(part: Component<any>): void {
    if (!this.#isWanted || this.#drawn) return;
    this.#drawn = untrack(() => mount(part, { target: this.host(), props: this.props }));
  }

  #remove(): void {
    if (this.#drawn) void unmount(this.#drawn);
    this.#drawn = null;
  }
}
