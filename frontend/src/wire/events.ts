/** Server-sent events out of the body of an answer. `EventSource` can neither POST nor send headers. */

export interface ServerEvent {
  id: number;
  name: string;
  data: unknown;
}

/** The events of a stream, as they come. Throws what the connection throws when it is cut. */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const texts = (rest + decoder.decode(value, { stream: true })).split("\n\n");
      rest = texts.pop()!;
      for (const text of texts) {
        const event = eventIn(text);
        if (event) yield event;
      }
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

function eventIn(text: string): ServerEvent | null {
  const fields: Record<string, string> = {};
  for (const line of text.split("\n")) {
    const at = line.indexOf(":");
    if (at > 0) fields[line.slice(0, at)] = line.slice(at + 1).replace(/^ /, "");
  }
  return fields.data === undefined ? null : { id: Number(fields.id ?? 0), name: fields.event ?? "message", data: JSON.parse(fields.data) };
}
