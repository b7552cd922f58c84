/** How an endpoint is called from Python, JavaScript and a terminal. */

export type Language = "python" | "javascript" | "curl";

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

export function typeOf(value: ApiValue): string {
  return value.python_type?.type || String(value.type?.type ?? "any");
}

/** One snippet per language. `root` is where the app lives, with a slash at its end. */
export function snippetsOf(root: string, name: string, endpoint: ApiEndpoint): Record<Language, string> {
  return { python: python(root, name, endpoint), javascript: javascript(root, name, endpoint), curl: curl(root, name, endpoint) };
}

function python(root: string, name: string, { parameters }: ApiEndpoint): string {
  const hasFile = parameters.some(isFile);
  const lines = parameters.map((parameter) => `    ${parameter.parameter_name}=${pythonValue(parameter)},\n`);
  return `from gradio_client import Client${hasFile ? ", handle_file" : ""}

client = Client("${root}")
result = client.predict(
${lines.join("")}    api_name="${name}",
)
print(result)`;
}

function javascript(root: string, name: string, { parameters }: ApiEndpoint): string {
  const hasFile = parameters.some(isFile);
  const lines = parameters.map((parameter) => {
    const value = isFile(parameter) ? "handle_file(file)" : JSON.stringify(exampleOf(parameter));
    return `  ${parameter.parameter_name}: ${value},\n`;
  });
  return `import { Client${hasFile ? ", handle_file" : ""} } from "@gradio/client";

const app = await Client.connect("${root}");
const result = await app.predict("${name}", {
${lines.join("")}});
console.log(result.data);`;
}

function curl(root: string, name: string, { parameters }: ApiEndpoint): string {
  const address = `${root}gradio_api/call${name}`;
  const data = JSON.stringify({ data: parameters.map((parameter) => exampleOf(parameter)) });
  // Not `| read EVENT_ID`: in most shells that sets the variable in a process of its own, where it is lost.
  return `EVENT_ID=$(curl -X POST ${address} -s \\
  -H "Content-Type: application/json" \\
  -d '${data.replaceAll("'", "'\\''")}' \\
  | awk -F'"' '{print $4}')
curl -N ${address}/$EVENT_ID`;
}

function isFile(parameter: ApiParameter): boolean {
  return parameter.python_type?.type === "filepath";
}

function exampleOf(parameter: ApiParameter): unknown {
  return parameter.parameter_has_default ? parameter.parameter_default : parameter.example_input;
}

function pythonValue(parameter: ApiParameter): string {
  if (isFile(parameter)) return 'handle_file("file.png")';
  return pythonLiteral(exampleOf(parameter));
}

function pythonLiteral(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(", ")}]`;
  if (typeof value === "object") {
    return `{${Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${pythonLiteral(item)}`).join(", ")}}`;
  }
  return JSON.stringify(value);
}
