/** The two ways to the server: a WebSocket, and events with posts where sockets are blocked. */
import type { Wire } from "./codec";
import type { Handlers, Link, OpenLink } from "./socket";

/** Opens WebSockets at `url`. */
export function webSocketAt(url: string): OpenLink {
  return (handlers) => {
    let socket: WebSocket;
    try {
      socket = new WebSocket(url);
    } catch {
      return failedLink(handlers);
    }
    socket.binaryType = "arraybuffer";
    socket.onopen = () => handlers.onOpen();
    socket.onmessage = (event: MessageEvent<string | ArrayBuffer>) => handlers.onText(event.data);
    socket.onclose = () => handlers.onClose();
    return {
      get waiting() {
        return socket.bufferedAmount;
      },
      send: (texts) => texts.forEach((text) => socket.readyState === WebSocket.OPEN && socket.send(text)),
      close: () => {
        socket.onclose = null;
        socket.close();
      },
    };
  };
}

/** Opens event streams at `eventsUrl` and posts to `sendUrl`, one post at a time so that order is kept. */
export function eventsAt(eventsUrl: string, sendUrl: string): OpenLink {
  return (handlers) => {
    const token = crypto.randomUUID();
    const source = new EventSource(`${eventsUrl}?token=${token}`);
    let outbox: Wire[] = [];
    let isSending = false;
    let isClosed = false;
    let address: string | null = null;
    const fail = () => {
      if (isClosed) return;
      isClosed = true;
      source.close();
      handlers.onClose();
    };
    const flush = async () => {
      if (isSending || !address) return;
      isSending = true;
      while (outbox.length && !isClosed) {
        // Texts go together, bytes one by one.
        const [first] = outbox;
        const count = outbox.findIndex((one) => typeof one !== "string");
        const texts = outbox.splice(0, count < 0 ? outbox.length : count || 1);
        const body = typeof first === "string" ? `[${texts.join(",")}]` : first!;
        try {
          const answer = await fetch(address, { method: "POST", body, headers: JSON_TYPE });
          if (!answer.ok) fail();
        } catch {
          fail();
        }
      }
      isSending = false;
    };
    source.onmessage = (event: MessageEvent<string>) => {
      if (address) return handlers.onText(event.data);
      address = `${sendUrl}?token=${encodeURIComponent((JSON.parse(event.data) as { token: string }).token)}`;
      handlers.onOpen();
    };
    source.onerror = fail;
    return {
      get waiting() {
        return outbox.length > 1 ? Infinity : 0;
      },
      send: (texts) => {
        outbox.push(...texts);
        void flush();
      },
      close: () => {
        isClosed = true;
        source.close();
      },
    };
  };
}

const JSON_TYPE = { "content-type": "application/json" };

function failedLink(handlers: Handlers): Link {
  queueMicrotask(() => handlers.onClose());
  return { send: () => undefined, close: () => undefined };
}
