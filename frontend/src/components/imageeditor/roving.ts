/** One tab stop for a row of buttons; arrows, Home and End move inside it. Sliders and fields keep their own keys and stops. */
import type { Action } from "svelte/action";

export const roving: Action<HTMLElement> = (bar) => {
  const buttons = () => [...bar.querySelectorAll<HTMLButtonElement>("button")].filter((one) => !one.disabled && !one.closest("[popover]"));

  function settle(current?: HTMLElement): void {
    const all = buttons();
    const chosen = current ?? all.find((one) => one.tabIndex === 0) ?? all[0];
    for (const one of all) one.tabIndex = one === chosen ? 0 : -1;
  }

  function key(event: KeyboardEvent): void {
    const all = buttons();
    const at = all.indexOf(event.target as HTMLButtonElement);
    if (at < 0) return;
    const forward = getComputedStyle(bar).direction === "rtl" ? -1 : 1;
    const next = { ArrowRight: at + forward, ArrowLeft: at - forward, Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    all[(next + all.length) % all.length]!.focus();
  }

  function focused(event: FocusEvent): void {
    if (buttons().includes(event.target as HTMLButtonElement)) settle(event.target as HTMLElement);
  }

  bar.addEventListener("keydown", key);
  bar.addEventListener("focusin", focused);
  const watch = new MutationObserver(() => settle());
  watch.observe(bar, { childList: true, subtree: true });
  settle();
  return { destroy: () => watch.disconnect() };
};
