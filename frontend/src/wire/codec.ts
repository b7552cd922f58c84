/** Texts on the wire to messages, and back. */
import type { Frame, FromPage, FromServer } from "./messages.gen";

export type Received = FromServer | Frame;

/** A message on its way: JSON, or with bytes behind it. */
export type Wire = string | Blob;

/** Reads what is no text. There once `parts.ts` is: the server is told, and sends texts alone until then. */
export const binary: { unpack?: (data: ArrayBuffer) => Received } = {};

/** One message for the server. An input that is bytes knows how they travel. */
export function encode(message: FromPage): Wire {
  const part = "inputs" in message && message.inputs?.find(isPacking);
  return part ? part.pack(message) : JSON.stringify(message);
}

/** What came from the server. Throws `SyntaxError` when it is not JSON. */
export function decode(data: string | ArrayBuffer): Received {
  return typeof data === "string" ? (JSON.parse(data) as Received) : binary.unpack!(data);
}

interface Packing {
  pack(message: FromPage): Blob;
}

function isPacking(value: unknown): value is Packing {
  return !!(value as Packing | null)?.pack;
}

/** Whether a message came numbered. */
export function isFrame(received: Received): received is Frame {
  return "n" in received;
}
