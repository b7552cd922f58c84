import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The commonest components travel together: one request instead of fifteen. */
const CORE = [
  "accordion", "blocks", "button", "checkbox", "column", "dropdown", "group", "label", "markdown",
  "number", "radio", "row", "slider", "tab", "tabs", "textbox",
];

/** Parts of the kit that are fetched when first used. */
const LAZY = ["Dialog", "UploadArea", "floating", "highlight", "markdown-engine"];

/** Our styles lie in a layer, so that an app's own CSS wins whatever its specificity. */
function layered(): Plugin {
  return {
    name: "limelight-layer",
    enforce: "pre",
    transform: (code, id) => (/\/src\/.*\.css$/.test(id) ? `@layer limelight {\n${code}\n}` : undefined),
  };
}

export default defineConfig({
  plugins: [layered(), svelte()],
  base: "./",
  build: {
    target: "es2022",
    outDir: "../limelight/assets",
    emptyOutDir: true,
    assetsDir: ".",
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    cssCodeSplit: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: "src/main.ts",
      output: {
        codeSplitting: {
          groups: [{ name: "core", test: new RegExp(`/src/(components/(${CORE.join("|")})/|kit/(?!(${LAZY.join("|")})\\.))`) }],
        },
      },
    },
  },
  test: { include: ["tests/**/*.test.ts"], environment: "node" },
});
