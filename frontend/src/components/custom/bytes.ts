/** Bytes in JSON: `{"$bytes": base64}` there, a DataView here. */

const MARK = "$bytes";

export function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived);
  if (typeof value !== "object" || value === null) return value;
  const known = value as Record<string, unknown>;
  if (typeof known[MARK] === "string") return new DataView(Uint8Array.from(atob(known[MARK]), (character) => character.charCodeAt(0)).buffer);
  return Object.fromEntries(Object.entries(known).map(([key, one]) => [key, revived(one)]));
}

export function packed(value: unknown): unknown {
  if (value instanceof ArrayBuffer) return { [MARK]: base64(new Uint8Array(value)) };
  if (ArrayBuffer.isView(value)) return { [MARK]: base64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  if (Array.isArray(value)) return value.map(packed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, packed(one)]));
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}
