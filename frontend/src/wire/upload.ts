/** Send one file to the server, with progress, and get back what stands for it in values. */
import type { FileData } from "./config";

export interface UploadOptions {
  /** Called with 0 to 1 while bytes leave. */
  onProgress?: ((share: number) => void) | undefined;
  /** Aborting it stops the upload; the server forgets the part it has. */
  signal?: AbortSignal | undefined;
  /** Where the app lives, relative to the page. */
  root?: string | undefined;
}

/**
 * Uploads `file` under `name`. Rejects with an `UploadError` that holds a sentence for a person,
 * or with an `AbortError` when the signal was aborted.
 */
export function upload(file: Blob, name: string, options: UploadOptions = {}): Promise<FileData> {
  const { onProgress, signal, root = "./" } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(aborted());
    const request = new XMLHttpRequest();
    request.open("PUT", `${root}limelight/upload?name=${encodeURIComponent(name)}`);
    request.responseType = "text";
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    if (onProgress) {
      request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    }
    const stop = () => request.abort();
    signal?.addEventListener("abort", stop, { once: true });
    request.onloadend = () => signal?.removeEventListener("abort", stop);
    request.onabort = () => reject(aborted());
    request.onerror = () => reject(new UploadError(`“${name}” could not be sent: the connection was lost.`));
    request.onload = () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText) as FileData);
      else reject(new UploadError(reason(request.responseText) ?? `“${name}” could not be sent (${request.status}).`));
    };
    request.send(file);
  });
}

/** Why a file did not arrive, as a sentence. */
export class UploadError extends Error {
  override name = "UploadError";
}

function aborted(): DOMException {
  return new DOMException("The upload was stopped.", "AbortError");
}

function reason(text: string): string | null {
  try {
    const { detail } = JSON.parse(text) as { detail?: unknown };
    return typeof detail === "string" ? detail : null;
  } catch {
    return null;
  }
}
