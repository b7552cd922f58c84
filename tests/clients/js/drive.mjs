// Drives the real client. Reads one JSON request per line from stdin, writes one JSON answer per line to stdout.
import { createInterface } from "node:readline";
import { readFile } from "node:fs/promises";
import { Client, handle_file } from "@gradio/client";

let client = null;
let job = null;

const commands = {
  async connect({ url, options }) {
    client = await Client.connect(url, options ?? {});
    return { version: client.config.version, session: typeof client.session_hash };
  },
  api: () => client.view_api(),
  async predict({ endpoint, data }) {
    return (await client.predict(endpoint, data)).data;
  },
  async upload({ endpoint, path, name }) {
    const blob = new Blob([await readFile(path)], { type: "text/plain" });
    return (await client.predict(endpoint, [new File([blob], name)])).data;
  },
  async upload_path({ endpoint, path }) {
    return (await client.predict(endpoint, [handle_file(path)])).data;
  },
  async stream({ endpoint, data, cancelAfter }) {
    job = client.submit(endpoint, data);
    const seen = [];
    for await (const message of job) {
      if (message.type === "data") seen.push(message.data);
      if (message.type === "status" && message.stage === "error") return { seen, error: message.message ?? "error" };
      if (cancelAfter && seen.length === cancelAfter) {
        await job.cancel();
        return { seen, error: "cancelled" };
      }
    }
    return { seen, error: null };
  },
  async close() {
    client?.close();
    return null;
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { command, ...args } = JSON.parse(line);
  try {
    process.stdout.write(JSON.stringify({ result: (await commands[command](args)) ?? null }) + "\n");
  } catch (error) {
    const words = error instanceof Error ? error.message : typeof error === "string" ? error : JSON.stringify(error);
    process.stdout.write(JSON.stringify({ error: words }) + "\n");
  }
}
process.exit(0);
