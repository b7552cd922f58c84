// A component's `model` never changes while it is mounted, so reading it once is right.
const CALM = new Set(["state_referenced_locally"]);

/** @type {import("@sveltejs/vite-plugin-svelte").SvelteConfig} */
export default {
  compilerOptions: { runes: true, css: "external", warningFilter: (warning) => !CALM.has(warning.code) },
};
