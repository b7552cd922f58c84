/** Gives the keys to something in a popover as soon as that is open: what is not shown cannot take them. */
export function focusOnceOpen(el: HTMLElement): () => void {
  const popover = el.closest<HTMLElement>("[popover]");
  if (!popover || popover.matches(":popover-open")) {
    el.focus();
    return () => {};
  }
  const opened = () => popover.matches(":popover-open") && el.focus();
  popover.addEventListener("toggle", opened);
  return () => popover.removeEventListener("toggle", opened);
}
