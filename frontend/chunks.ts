/**
 * Which components travel together, as a Vite plugin that writes the module `virtual:components`.
 *
 * The commonest come with the page itself, the other common ones in one chunk, every other in its own.
 */
import { existsSync, readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";

/** What nearly every page shows. */
const WITH_PAGE = ["blocks", "button", "column", "flagbutton", "group", "row", "state", "textbox", "timer"];
/** Small enough that one request for all is cheaper than one for each. */
const TOGETHER = ["accordion", "checkbox", "checkboxgroup", "dropdown", "label", "number", "radio", "slider", "tab", "tabs"];

const PAGE = "virtual:components";
const FORMS = "virtual:forms";
/** How all others are fetched: a list that a page without any of them needs not have. */
const KINDS = "virtual:kinds";
const MORE = resolve(import.meta.dirname, "src/words/more.ts");

export function chunks(root: string): Plugin {
  const folder = resolve(root, "src/components");
  let outDir = "";

  return {
    name: "limelight-chunks",
    configResolved: (config) => void (outDir = resolve(root, config.build.outDir)),
    resolveId: (id) => ([PAGE, FORMS, KINDS].includes(id) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${PAGE}`) return pageModule(folder);
      if (id === `\0${KINDS}`) return kindsModule(folder);
      return id === `\0${FORMS}` ? `${together(folder, existing(folder, TOGETHER), "export default")}\nexport { more as words } from "${MORE}";` : undefined;
    },
    /** What is not in the page's own chunk brings the words that are not there either. */
    transform(code, id) {
      const [, kind] = id.match(/\/src\/components\/(\w+)\/index\.ts$/) ?? [];
      return kind && !WITH_PAGE.includes(kind) ? `${code}\nexport { more as words } from "${MORE}";` : undefined;
    },
    /**
     * The server looks a kind up under its folder: those of the common chunk are found there too, and each brings the
     * list of kinds along.
     */
    async writeBundle() {
      const path = join(outDir, "manifest.json");
      if (!existsSync(path)) return;
      const manifest = JSON.parse(await readFile(path, "utf8")) as Record<string, { imports?: string[] }>;
      const forms = manifest[FORMS];
      if (forms) for (const kind of TOGETHER) manifest[`src/components/${kind}/index.ts`] = forms;
      for (const kind of lazyKinds(folder)) {
        const one = manifest[`src/components/${kind}/index.ts`];
        if (one) manifest[`src/components/${kind}/index.ts`] = { ...one, imports: [...(one.imports ?? []), KINDS] };
      }
      await writeFile(path, JSON.stringify(manifest, null, 2));
    },
  };
}

function pageModule(folder: string): string {
  return `${together(folder, existing(folder, WITH_PAGE), "export const here =")}
export const lazy = () => import("${KINDS}").then((kinds) => kinds.default);`;
}

function kindsModule(folder: string): string {
  const lazy = lazyKinds(folder).map((kind) => `${kind}: ${loader(folder, kind)}`);
  return `import { addWords } from "${resolve(folder, "../words/index.svelte.ts")}";
const worded = (module) => (addWords(module.words), module);
export default { ${lazy.join(",\n")} };`;
}

function lazyKinds(folder: string): string[] {
  const kinds = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return kinds.filter((kind) => !WITH_PAGE.includes(kind));
}

function loader(folder: string, kind: string): string {
  return TOGETHER.includes(kind)
    ? `() => import("${FORMS}").then((forms) => worded(forms).default.${kind})`
    : `() => import("${folder}/${kind}/index.ts").then((module) => worded(module).mount)`;
}

function together(folder: string, kinds: string[], exported: string): string {
  const imports = kinds.map((kind) => `import { mount as ${kind} } from "${folder}/${kind}/index.ts";`);
  return `${imports.join("\n")}\n${exported} { ${kinds.join(", ")} };`;
}

function existing(folder: string, kinds: string[]): string[] {
  return kinds.filter((kind) => existsSync(join(folder, kind, "index.ts")));
}
