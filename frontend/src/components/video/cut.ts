/** A part of a film, cut in the page. Fetched when a person trims. */
import { ALL_FORMATS, BlobSource, BufferTarget, Conversion, Input, Mp4OutputFormat, Output, WebMOutputFormat } from "mediabunny";

/** What lies between two seconds, in the film's own format where it is mp4 or WebM. Rejects when it cannot be cut. */
export async function cut(film: Blob, name: string, start: number, end: number, onshare: (share: number) => void): Promise<File> {
  const isWebm = film.type.includes("webm") || name.toLowerCase().endsWith(".webm");
  const target = new BufferTarget();
  const output = new Output({ format: isWebm ? new WebMOutputFormat() : new Mp4OutputFormat({ fastStart: "in-memory" }), target });
  const input = new Input({ source: new BlobSource(film), formats: ALL_FORMATS });
  const conversion = await Conversion.init({ input, output, trim: { start, end } });
  if (!conversion.isValid) throw new Error("no track of this film can be written");
  conversion.onProgress = onshare;
  await conversion.execute();
  const suffix = isWebm ? "webm" : "mp4";
  return new File([target.buffer!], `${name.replace(/\.\w+$/, "")}.${suffix}`, { type: `video/${suffix}` });
}
