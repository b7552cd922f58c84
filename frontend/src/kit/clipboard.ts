/** Puts text on the clipboard. Plain-http pages have no clipboard API; a selected text and the old command do. */
export async function writeClipboard(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "ll-unseen";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
