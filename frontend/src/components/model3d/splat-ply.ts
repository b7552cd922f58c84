/** Gaussian splats out of files: `.splat` (32 bytes each) and `.ply` as training writes it. */
import type { SplatData } from "./splats";

const SH0 = 0.28209479177387814;

export function isSplats(data: ArrayBuffer): boolean {
  const head = headOf(data);
  return head.startsWith("ply") && head.includes("property float f_dc_0") && head.includes("property float scale_0");
}

/** Throws when the file holds no whole splat. */
export function unpack(data: ArrayBuffer): SplatData {
  const count = Math.floor(data.byteLength / 32);
  if (!count) throw new Error("the file holds no splat");
  const floats = new Float32Array(data, 0, count * 8);
  const bytes = new Uint8Array(data, 0, count * 32);
  const splats = emptySplats(count);
  for (let i = 0; i < count; i++) {
    splats.centers.set(floats.subarray(8 * i, 8 * i + 3), 3 * i);
    splats.colors.set(bytes.subarray(32 * i + 24, 32 * i + 28), 4 * i);
    const q = [0, 1, 2, 3].map((k) => (bytes[32 * i + 28 + k]! - 128) / 128);
    spread(splats, i, [floats[8 * i + 3]!, floats[8 * i + 4]!, floats[8 * i + 5]!], q);
  }
  return splats;
}

export function readSplats(data: ArrayBuffer): SplatData {
  const head = headOf(data);
  const start = head.indexOf("end_header\n") + 11;
  if (!head.includes("binary_little_endian")) throw new Error("splats are read from binary files of little-endian order only");
  const count = Number(head.match(/element vertex (\d+)/)?.[1] ?? 0);
  const names = [...head.matchAll(/property float (\w+)/g)].map((match) => match[1]!);
  const stride = names.length;
  if (data.byteLength < start + count * stride * 4) throw new Error("the file ends too early");
  const floats = new Float32Array(data.slice(start, start + count * stride * 4));
  const at = (name: string) => names.indexOf(name);
  const places = { x: at("x"), y: at("y"), z: at("z"), red: at("f_dc_0"), opacity: at("opacity"), scale: at("scale_0"), turn: at("rot_0") };
  const splats = emptySplats(count);
  for (let i = 0; i < count; i++) {
    const of = (place: number) => floats[i * stride + place]!;
    splats.centers.set([of(places.x), of(places.y), of(places.z)], 3 * i);
    const color = [0, 1, 2].map((k) => 255 * clamp(0.5 + SH0 * of(places.red + k)));
    splats.colors.set([...color, 255 / (1 + Math.exp(-of(places.opacity)))], 4 * i);
    const turn = [0, 1, 2, 3].map((k) => of(places.turn + k));
    const length = Math.hypot(...turn) || 1;
    spread(splats, i, [0, 1, 2].map((k) => Math.exp(of(places.scale + k))), turn.map((one) => one / length));
  }
  return splats;
}

function headOf(data: ArrayBuffer): string {
  return new TextDecoder("latin1").decode(data.slice(0, 8192));
}

function emptySplats(count: number): SplatData {
  return { count, centers: new Float32Array(3 * count), colors: new Uint8Array(4 * count), spreads: new Float32Array(6 * count) };
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** How far a splat reaches in each direction: the upper half of its covariance. */
function spread(splats: SplatData, i: number, scale: number[], [w, x, y, z]: number[]): void {
  const m = [
    1 - 2 * (y! * y! + z! * z!), 2 * (x! * y! - w! * z!), 2 * (x! * z! + w! * y!),
    2 * (x! * y! + w! * z!), 1 - 2 * (x! * x! + z! * z!), 2 * (y! * z! - w! * x!),
    2 * (x! * z! - w! * y!), 2 * (y! * z! + w! * x!), 1 - 2 * (x! * x! + y! * y!),
  ].map((one, k) => one * scale[k % 3]!);
  const dot = (a: number, b: number) => m[3 * a]! * m[3 * b]! + m[3 * a + 1]! * m[3 * b + 1]! + m[3 * a + 2]! * m[3 * b + 2]!;
  splats.spreads.set([dot(0, 0), dot(0, 1), dot(0, 2), dot(1, 1), dot(1, 2), dot(2, 2)], 6 * i);
}
