/** Bytes that travel beside a message: frames of a camera, samples of sound. Fetched with the components that know them. */
import { binary, type Received } from "./codec";
import type { FromPage } from "./messages.gen";

const MARK = "limelight.Part";

/** Bytes as the wire brings and takes them. In a snapshot they are base64. */
export class Part {
  readonly meta = { _type: MARK };

  constructor(
    readonly data: Uint8Array | string,
    readonly mime_type: string,
  ) {}

  /** The message that holds it: a zero, the length of the JSON, the JSON, the bytes of all its parts. */
  pack(message: FromPage): Blob {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let at = 0;
    const text = JSON.stringify(message, (_, value) => {
      if (!(value instanceof Uint8Array)) return value;
      parts.push(value as Uint8Array<ArrayBuffer>);
      return [(at += value.length) - value.length, value.length];
    });
    const head = new TextEncoder().encode(text);
    return new Blob([new Uint8Array(1), Uint32Array.of(head.length), head, ...parts]);
  }
}

export function isPart(value: unknown): value is Part {
  return (value as Part | null)?.meta?._type === MARK;
}

export function bytesOf({ data }: Part): Uint8Array<ArrayBuffer> {
  if (typeof data !== "string") return data as Uint8Array<ArrayBuffer>;
  return Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
}

/** A part as a file of this page. */
export function blobOf(part: Part): Blob {
  return new Blob([bytesOf(part)], { type: part.mime_type });
}

binary.unpack = (data: ArrayBuffer): Received => {
  const end = 5 + new DataView(data).getUint32(1, true);
  const text = new TextDecoder().decode(new Uint8Array(data, 5, end - 5));
  return JSON.parse(text, (_, value) =>
    isPart(value) ? new Part(new Uint8Array(data, end + (value.data[0] as unknown as number), value.data[1] as unknown as number), value.mime_type) : value) as Received;
};
