/** A value that the browser keeps: nothing to draw. `run/browser-state.svelte.ts` reads and writes it. */
import type { Mount } from "../../tree/model";

export const mount: Mount = () => () => undefined;
