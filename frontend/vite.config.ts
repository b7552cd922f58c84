import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { chunks } from "./chunks.ts";
import { client } from "./client.ts";

/** Our styles lie in a layer, so that an app's own CSS wins whatever its specificity. */
function layered(): Plugin {
  return {
    name: "limelight-layer",
    enforce: "pre",
    transform: (code, id) => (/\/src\/.*\.css$/.test(id) ? `@layer limelight {\n${code}\n}` : undefined),
  };
}

export default defineConfig({
  plugins: [chunks(import.meta.dirname), client(import.meta.dirname), layered(), svelte()],
  base: "./",
  build: {
    target: "es2022",
    outDir: "../limelight/assets",
    emptyOutDir: true,
    assetsDir: ".",
    manifest: "manifest.json",
    // The server names what a page needs; lists of what each lazy chunk needs would be a tenth of the first one.
    modulePreload: { polyfill: false, resolveDependencies: (_, needed) => needed.filter((file) => file.endsWith(".css")) },
    cssCodeSplit: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: "src/main.ts",
      output: {
        chunkFileNames: (chunk) => `${chunk.name.replace(/^.*virtual.?/, "")}-[hash].js`,
      },
    },
  },
  test: { include: ["tests/**/*.test.ts"], environment: "node" },
});
