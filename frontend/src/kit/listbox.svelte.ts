/** The state of a combobox with a listbox, after the ARIA APG: what matches, which option is active, what keys do. */

export interface Option {
  label: string;
  value: unknown;
  disabled?: boolean;
}

export class Listbox {
  open = $state(false);
  query = $state("");
  active = $state(-1);
  readonly matches: Option[];
  /** How many more match than are shown. */
  readonly more: number;

  constructor(
    private readonly options: () => Option[],
    private readonly choose: (option: Option) => void,
    /** Whether typing narrows the list. */
    private readonly filters: () => boolean = () => true,
    /** How many are shown at most. */
    private readonly most: () => number | null = () => null,
  ) {
    const found = $derived(this.#matching());
    this.matches = $derived(found.slice(0, this.most() ?? found.length));
    this.more = $derived(found.length - this.matches.length);
  }

  show(selected = -1): void {
    this.open = true;
    this.active = selected;
  }

  hide(): void {
    this.open = false;
    this.query = "";
    this.active = -1;
  }

  type(text: string): void {
    this.query = text;
    this.open = true;
    this.active = this.matches.length ? 0 : -1;
  }

  pick(option: Option | undefined): void {
    if (option && !option.disabled) this.choose(option);
  }

  /** Handles a key of the combobox; true when it meant something here. */
  key(event: KeyboardEvent): boolean {
    const isHandled = this.#key(event.key, event.altKey);
    if (isHandled) event.preventDefault();
    return isHandled;
  }

  #key(key: string, isAlt: boolean): boolean {
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (!this.open) this.show(key === "ArrowDown" ? 0 : this.matches.length - 1);
      else if (isAlt && key === "ArrowUp") this.hide();
      else this.#move(key === "ArrowDown" ? 1 : -1);
      return true;
    }
    if (!this.open) return false;
    if (key === "Home" || key === "End") this.active = key === "Home" ? 0 : this.matches.length - 1;
    else if (key === "PageDown" || key === "PageUp") this.#move(key === "PageDown" ? 10 : -10, false);
    else if (key === "Enter" && this.active >= 0) this.pick(this.matches[this.active]);
    else if (key === "Escape") this.hide();
    else return false;
    return true;
  }

  #move(by: number, wraps = true): void {
    const count = this.matches.length;
    if (!count) return;
    const next = this.active + by;
    this.active = wraps ? (next + count) % count : Math.min(Math.max(next, 0), count - 1);
  }

  #matching(): Option[] {
    const query = this.query.trim().toLocaleLowerCase();
    if (!query || !this.filters()) return this.options();
    const starts: Option[] = [];
    const contains: Option[] = [];
    for (const option of this.options()) {
      const at = option.label.toLocaleLowerCase().indexOf(query);
      if (at === 0) starts.push(option);
      else if (at > 0) contains.push(option);
    }
    return [...starts, ...contains];
  }
}
