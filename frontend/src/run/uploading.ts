/** Send a file, unless it is larger than the app takes. */
import { readableSize } from "../tree/size";
import type { FileData } from "../wire/config";
import { upload, type UploadOptions } from "../wire/upload";

/** Rejects with `tooLarge` in words before a byte is sent. */
export async function uploadWithin(
  limit: number | null | undefined,
  tooLarge: (limit: string) => string,
  file: Blob,
  name: string,
  options: UploadOptions,
): Promise<FileData> {
  if (limit !== null && limit !== undefined && file.size > limit) throw new Error(tooLarge(readableSize(limit)));
  return upload(file, name, options);
}
