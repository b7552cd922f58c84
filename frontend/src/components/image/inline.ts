/** A file that travels inside the value, for small ones: it saves a round trip. */
import type { FileData } from "../../wire/config";

/** `blob` as what stands for a file in values, its bytes in a `data:` url. */
export async function inline(blob: Blob, name: string): Promise<FileData> {
  const known = { size: blob.size, orig_name: name, mime_type: blob.type, is_stream: false, meta: { _type: "gradio.FileData" } as const };
  // The server gives it a path when it comes in; until then there is none, whatever the type says.
  return { ...known, path: null as unknown as string, url: await dataUrl(blob) };
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error!);
    reader.readAsDataURL(blob);
  });
}
