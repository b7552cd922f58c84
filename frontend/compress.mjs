// Writes a `.br` and a `.gz` twin beside every built text file: `node compress.mjs FOLDER`.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const TEXT = /\.(js|css|json|svg|map|txt|wasm)$/;
const folder = process.argv[2];
if (!folder) throw new Error("Name the folder that holds the built files: node compress.mjs FOLDER");

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
  if (entry.isFile() && TEXT.test(entry.name)) await writeTwins(join(entry.parentPath, entry.name));
}

async function writeTwins(path) {
  const bytes = await readFile(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  await writeFile(`${path}.br`, await compressBrotli(bytes, { params }));
  await writeFile(`${path}.gz`, await compressGzip(bytes, { level: 9 }));
}
