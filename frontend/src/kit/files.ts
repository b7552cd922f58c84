/** Which files a component takes. */
export { readableSize } from "../tree/size";

const GROUPS: Record<string, string> = { image: "image/*", video: "video/*", audio: "audio/*", text: "text/*", file: "" };

/** `file_types` as Gradio spells them (`"image"`, `".pdf"`, `"text/csv"`) as an `accept` attribute. */
export function acceptOf(types: string[] | null | undefined): string {
  return (types ?? []).map((type) => GROUPS[type] ?? type).filter(Boolean).join(",");
}

/** Whether `file` is among what an `accept` attribute names. */
export function isAccepted(file: File, accept: string): boolean {
  if (!accept) return true;
  const name = file.name.toLowerCase();
  return accept.split(",").some((item) => {
    const wanted = item.trim().toLowerCase();
    if (wanted.startsWith(".")) return name.endsWith(wanted);
    if (wanted.endsWith("/*")) return file.type.startsWith(wanted.slice(0, -1));
    return file.type === wanted;
  });
}

/** Files of a drop or a paste, in order. */
export function filesOf(transfer: DataTransfer | null): File[] {
  return [...(transfer?.files ?? [])];
}
