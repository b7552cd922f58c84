/** A value that never leaves the server: nothing to draw, but its `change` can be listened to. */
import type { Mount } from "../../tree/model";

export const mount: Mount = () => () => undefined;
