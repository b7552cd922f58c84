/** Notices in the corner of the page. */
import type { Notice } from "../run/page";

export interface Toast extends Notice {
  id: number;
}

const MOST = 5;

export class Toasts {
  shown = $state.raw<Toast[]>([]);
  #last = 0;

  show(notice: Notice): void {
    const toast = { ...notice, id: ++this.#last };
    const others = this.shown.filter(({ message, level }) => message !== notice.message || level !== notice.level);
    this.shown = [...others, toast].slice(-MOST);
  }

  close(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }
}
