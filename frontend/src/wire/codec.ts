/** Texts on the wire to messages, and back. */
import type { Frame, FromPage, FromServer } from "./messages.gen";

export type Received = FromServer | Frame;

/** One message for the server, as JSON. */
export function encode(message: FromPage): string {
  return JSON.stringify(message);
}

/** What a text from the server holds. Throws `SyntaxError` when it is not JSON. */
export function decode(text: string): Received {
  return JSON.parse(text) as Received;
}

/** Whether a message came numbered. */
export function isFrame(received: Received): received is Frame {
  return "n" in received;
}
