/** The author's JavaScript: served by the app as a file of its own, since a page's policy lets no text become code. */
import type { Scope } from "./template";

export interface Code {
  html?: (scope: Scope) => unknown[];
  css?: (scope: Scope) => unknown[];
  load?: (element: HTMLElement, props: object, trigger: unknown, server: object, upload: unknown, watch: unknown) => Promise<void>;
}

declare global {
  // eslint-disable-next-line no-var
  var limelightHtml: Record<string, Code> | undefined;
}

const loading = new Map<string, Promise<void>>();

/** The code of that name. Rejects when it is gone, or is no JavaScript. */
export async function code(digest: string): Promise<Code> {
  const known = () => globalThis.limelightHtml?.[digest];
  if (!known()) await once(digest, () => fetched(Object.assign(document.createElement("script"), { src: `limelight/html-${digest}.js` })));
  const made = known();
  if (!made) throw new SyntaxError("The JavaScript of this part cannot be read. The browser's console says where.");
  return made;
}

/** Puts an author's head into the page, once; resolves when its scripts have run, in their order. */
export function headed(html: string): Promise<void> {
  return once(html, async () => {
    const parsed = document.createElement("template");
    parsed.innerHTML = html;
    const ready: Promise<void>[] = [];
    for (const node of [...parsed.content.childNodes]) {
      if (!(node instanceof HTMLScriptElement)) document.head.append(node);
      else ready.push(...run(node));
    }
    await Promise.all(ready);
  });
}

/** A script that came as HTML does not run; a copy of it does. */
function run(written: HTMLScriptElement): Promise<void>[] {
  const script = document.createElement("script");
  for (const { name, value } of written.attributes) script.setAttribute(name, value);
  script.text = written.text;
  // A made script runs whenever it arrives, unless it is told to keep its place.
  script.async = written.hasAttribute("async");
  if (script.src) return [fetched(script)];
  document.head.append(script);
  return [];
}

function fetched(script: HTMLScriptElement): Promise<void> {
  return new Promise((done, fail) => {
    script.addEventListener("load", () => done());
    script.addEventListener("error", () => fail(new Error(`${script.src} could not be loaded.`)));
    document.head.append(script);
  });
}

function once(name: string, load: () => Promise<void>): Promise<void> {
  const known = loading.get(name) ?? load();
  loading.set(name, known);
  known.catch(() => loading.delete(name));
  return known;
}
