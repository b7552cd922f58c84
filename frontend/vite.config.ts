import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Which modules travel together. What is in no group is fetched when a page first needs it. */
const GROUPS = [
  {
    // What nearly every page shows.
    name: "core",
    components: ["blocks", "button", "column", "group", "markdown", "row", "state", "textbox", "timer"],
    kit: ["CopyButton", "Frame", "Icon", "IconButton", "Markdown", "Pending", "drawn", "follow.svelte", "layout"],
  },
  {
    // The other common ones, small enough that one request for all is cheaper than one for each.
    name: "forms",
    components: [
      "accordion", "checkbox", "checkboxgroup", "dropdown", "label", "number", "radio", "slider", "tab", "tabs",
    ],
    kit: ["Menu", "NumberField", "Options", "Popover", "listbox.svelte", "number-text"],
  },
];

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
          groups: GROUPS.map(({ name, components, kit }) => ({
            name,
            test: new RegExp(`/src/(components/(${components.join("|")})/|kit/(${kit.join("|")})\\.)`),
          })),
        },
      },
    },
  },
  test: { include: ["tests/**/*.test.ts"], environment: "node" },
});
