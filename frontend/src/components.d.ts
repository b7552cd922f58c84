/** Written by `chunks.ts` at build time. */
declare module "virtual:components" {
  import type { Mount } from "./tree/model";

  /** Components that came with the page. */
  export const here: Record<string, Mount>;
  /** Components that are fetched when first needed. */
  export const lazy: Record<string, () => Promise<Mount>>;
}
