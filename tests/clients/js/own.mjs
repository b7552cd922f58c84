// Drives our client, as it is served, from Node: `node own.mjs URL FOLDER`. Writes what it found as JSON.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [url, folder, name, password] = process.argv.slice(2);
const place = join(folder, "client.mjs");
await writeFile(place, await (await fetch(new URL("client.js", url))).text());
const { Client, CallError } = await import(pathToFileURL(place).href);

const found = {};
const app = await Client.connect(url, name ? { auth: [name, password] } : {});
found.named = await app.predict("/greet", { name: "Ada", times: 1 });
found.positional = await app.predict("/greet", ["Ada"]);
found.counts = [await app.predict("/count"), await app.predict("/count")];
found.two = await app.predict("/two", ["x"]);

const job = app.submit("/tokens", [4]);
found.parts = [];
for await (const part of job) found.parts.push(part);
found.result = await job;
found.again = await app.follow(job.runId, job.seen - 2);

const file = new File([await readFile(process.argv[1])], "own.mjs");
found.read = (await app.predict("/read", { f: file })).slice(0, 15);
found.refused = await app.predict("/greet", { nam: 1 }).catch((error) => [error instanceof CallError, error.message]);
found.failed = await app.submit("/refuse", ["Ada"]).then(String, (error) => error.message);

const forever = app.submit("/forever");
for await (const _ of forever) await forever.cancel();
found.cancelled = forever.status.stage;
found.endpoints = Object.keys(await app.endpoints());
found.greet = (await app.endpoints())["/greet"].parameters.map((one) => [one.name, one.type, one.required]);
console.log(JSON.stringify(found));
process.exit(0);
