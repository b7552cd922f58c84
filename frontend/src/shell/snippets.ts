/** How an endpoint is called: from Python, JavaScript, a terminal, and by an agent. */

export const LANGUAGES = ["python", "javascript", "curl", "mcp"] as const;
export type Language = (typeof LANGUAGES)[number];

export const GRAMMARS: Record<Language, string> = { python: "python", javascript: "javascript", curl: "bash", mcp: "json" };

export interface ApiValue {
  label: string;
  type: Record<string, unknown>;
  python_type: { type: string; description: string };
  component: string;
}

export interface ApiParameter extends ApiValue {
  parameter_name: string;
  parameter_has_default: boolean;
  parameter_default: unknown;
  example_input: unknown;
}

export interface ApiEndpoint {
  parameters: ApiParameter[];
  returns: ApiValue[];
  description?: string | null;
}

export interface ApiInfo {
  named_endpoints: Record<string, ApiEndpoint>;
}

/** One call: the endpoint's name with its slash, and what it is given by name. */
export interface Call {
  name: string;
  args: Record<string, unknown>;
}

export function typeOf(value: ApiValue): string {
  return value.python_type?.type || String(value.type?.type ?? "any");
}

/** Arguments to begin with: the values that are given, in order, else defaults and examples. */
export function callOf(name: string, { parameters }: ApiEndpoint, values?: unknown[]): Call {
  const given = parameters.map((one, i) => [one.parameter_name, values && i in values ? values[i] : exampleOf(one)] as const);
  return { name, args: Object.fromEntries(given) };
}

/** Calls as a program. `root` is where the app lives, with a slash at its end. */
export function scriptOf(language: Language, root: string, title: string, calls: Call[]): string {
  return { python, javascript, curl, mcp }[language](root, calls, title);
}

function python(root: string, calls: Call[]): string {
  const hasFile = calls.some((call) => Object.values(call.args).some(isFile));
  const made = calls.map(({ name, args }) => {
    const lines = Object.entries(args).map(([key, value]) => `    ${key}=${pythonLiteral(value)},\n`);
    return `result = client.predict(\n${lines.join("")}    api_name="${name}",\n)\nprint(result)`;
  });
  return `from limelight import Client${hasFile ? ", handle_file" : ""}  # gradio_client has the same names\n\nclient = Client("${root}")\n${made.join("\n")}`;
}

function javascript(root: string, calls: Call[]): string {
  const made = calls.map(({ name, args }) => {
    const lines = Object.entries(args).map(([key, value]) => `  ${key}: ${javascriptLiteral(value)},\n`);
    return `console.log(await app.predict("${name}", {\n${lines.join("")}}));`;
  });
  return `import { Client } from "${root}client.js"; // with "@gradio/client" the value is in result.data\n\nconst app = await Client.connect("${root}");\n${made.join("\n")}`;
}

function curl(root: string, calls: Call[]): string {
  const made = calls.map(({ name, args }) => {
    const data = JSON.stringify(args, (_, value: unknown) => (isFile(value) ? pathOf(value) : value)).replaceAll("'", "'\\''");
    return `curl -X POST ${root}api${name} \\\n  -H 'Content-Type: application/json' \\\n  -d '${data}'`;
  });
  return made.join("\n\n");
}

function mcp(root: string, calls: Call[], title: string): string {
  const key = title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "app";
  return `${JSON.stringify({ mcpServers: { [key]: { url: `${root}gradio_api/mcp/` } } }, null, 2)}${calls.length ? "" : "\n"}`;
}

interface FileValue {
  path: string;
  orig_name?: string | null;
}

function isFile(value: unknown): value is FileValue {
  const meta = (value as { meta?: { _type?: string } } | null)?.meta;
  return meta?._type === "gradio.FileData";
}

function pathOf(file: FileValue & { url?: string | null }): string {
  return file.path ?? file.url ?? "";
}

function nameOf(file: FileValue): string {
  return file.orig_name ?? "file";
}

function exampleOf(parameter: ApiParameter): unknown {
  return parameter.parameter_has_default ? parameter.parameter_default : parameter.example_input;
}

function javascriptLiteral(value: unknown): string {
  if (isFile(value)) return `fileInput.files[0] /* ${nameOf(value).replaceAll("*/", "")} */`;
  if (Array.isArray(value)) return `[${value.map(javascriptLiteral).join(", ")}]`;
  return JSON.stringify(value) ?? "null";
}

function pythonLiteral(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (isFile(value)) return `handle_file(${JSON.stringify(nameOf(value))})`;
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(", ")}]`;
  if (typeof value === "object") {
    return `{${Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${pythonLiteral(item)}`).join(", ")}}`;
  }
  return JSON.stringify(value);
}
