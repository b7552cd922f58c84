/** What colours a language, and what its files end in. Each is fetched when the first text of it is shown. */
import type { Extension } from "@codemirror/state";

/** File endings, for the name of a download. */
const ENDINGS: Record<string, string> = {
  python: "py", c: "c", cpp: "cpp", markdown: "md", latex: "tex", json: "json", html: "html", css: "css", javascript: "js",
  jinja2: "j2", typescript: "ts", yaml: "yaml", dockerfile: "Dockerfile", shell: "sh", r: "r",
};

/** The name a text of `language` is saved under. */
export function fileName(language: string | null | undefined): string {
  if (language === "dockerfile") return "Dockerfile";
  return `code.${language?.startsWith("sql") ? "sql" : (ENDINGS[language ?? ""] ?? "txt")}`;
}

const LOADERS: Record<string, () => Promise<Extension>> = {
  python: async () => (await import("@codemirror/lang-python")).python(),
  c: async () => (await import("@codemirror/lang-cpp")).cpp(),
  cpp: async () => (await import("@codemirror/lang-cpp")).cpp(),
  markdown: async () => (await import("@codemirror/lang-markdown")).markdown(),
  json: async () => (await import("@codemirror/lang-json")).json(),
  html: async () => (await import("@codemirror/lang-html")).html(),
  css: async () => (await import("@codemirror/lang-css")).css(),
  javascript: async () => (await import("@codemirror/lang-javascript")).javascript({ jsx: true }),
  typescript: async () => (await import("@codemirror/lang-javascript")).javascript({ typescript: true, jsx: true }),
  jinja2: async () => (await import("@codemirror/lang-jinja")).jinja(),
  yaml: async () => (await import("@codemirror/lang-yaml")).yaml(),
  latex: async () => streamed((await import("@codemirror/legacy-modes/mode/stex")).stex),
  dockerfile: async () => streamed((await import("@codemirror/legacy-modes/mode/dockerfile")).dockerFile),
  shell: async () => streamed((await import("@codemirror/legacy-modes/mode/shell")).shell),
  r: async () => streamed((await import("@codemirror/legacy-modes/mode/r")).r),
};

/** The extension that colours `language`; none for plain text and for names nobody knows. */
export async function languageOf(language: string | null | undefined): Promise<Extension> {
  if (!language) return [];
  if (language.startsWith("sql")) return sql(language.slice("sql-".length));
  return (await LOADERS[language]?.()) ?? [];
}

async function sql(dialect: string): Promise<Extension> {
  const modes = await import("@codemirror/legacy-modes/mode/sql");
  const known = modes as unknown as Record<string, typeof modes.standardSQL>;
  return streamed(known[dialect] ?? modes.standardSQL);
}

async function streamed(mode: unknown): Promise<Extension> {
  const { StreamLanguage } = await import("@codemirror/language");
  return StreamLanguage.define(mode as Parameters<typeof StreamLanguage.define>[0]);
}
