/** Written by `chunks.ts` at build time. */
declare module "virtual:components" {
  import type { Mount } from "./tree/model";

  /** Components that came with the page. */
  export const here: Record<string, Mount>;
  /** What fetches each of the others, fetched itself when first needed. */
  export const lazy: () => Promise<Record<string, () => Promise<Mount>>>;
}
