/** Builds the client for programs beside the page's files: one module of its own, under a name that stays. */
import { resolve } from "node:path";
import { build, type BuildOptions, type Plugin } from "vite";

export function client(root: string): Plugin {
  let outDir = "";
  return {
    name: "limelight-client",
    apply: "build",
    configResolved: (config) => void (outDir = resolve(root, config.build.outDir)),
    async closeBundle() {
      await build({ configFile: false, root, logLevel: "warn", build: { ...library(root, outDir), emptyOutDir: false } });
    },
  };
}

/** How the client is built, wherever it goes. */
export function library(root: string, outDir: string): BuildOptions {
  return { target: "es2022", outDir, lib: { entry: resolve(root, "src/client/index.ts"), formats: ["es"], fileName: () => "client.js" } };
}
