/** What the page shows of its connection. */
import type { ConnectionState } from "../wire/socket";

export class ConnectionView {
  state = $state.raw<ConnectionState | "leaving">("connecting");
}
