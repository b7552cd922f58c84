/** Bring a text field to a text without moving what a person reads or selects. */
type Field = HTMLInputElement | HTMLTextAreaElement;

/** Shows `text`. A text that only grew is added at the end: caret, selection and scroll stay. */
export function showText(field: Field, text: string): void {
  const shown = field.value;
  if (shown === text) return;
  const hasCaret = document.activeElement === field;
  if (hasCaret && shown && text.startsWith(shown)) {
    field.setRangeText(text.slice(shown.length), shown.length, shown.length, "preserve");
  } else {
    field.value = text;
  }
}

/** Whether the last line is in view. */
export function isAtEnd(field: Field): boolean {
  return field.scrollTop + field.clientHeight >= field.scrollHeight - 24;
}

export function toEnd(field: Field): void {
  field.scrollTop = field.scrollHeight;
}
