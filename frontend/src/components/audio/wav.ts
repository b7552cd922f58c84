/** Samples as a WAV file: the one sound format that needs no program to read. */

/** A WAV file of 16-bit samples; of several channels, each sample after the other. */
export function wavOf(parts: readonly Int16Array[], rate: number, channels = 1): Blob {
  const size = parts.reduce((sum, part) => sum + part.byteLength, 0);
  return new Blob([headerOf(size, rate, channels), ...(parts as Int16Array<ArrayBuffer>[])], { type: "audio/wav" });
}

/** -1 to 1 as 16 bits. What is no number is silence. */
export function sixteenBits(samples: Float32Array): Int16Array {
  const out = new Int16Array(samples.length);
  for (let at = 0; at < samples.length; at++) out[at] = Math.max(-32768, Math.min(32767, Math.round(samples[at]! * 32768)));
  return out;
}

/** The part of a sound between two seconds, as a WAV file. */
export function partOf(sound: AudioBuffer, start: number, end: number): Blob {
  const [from, to] = [Math.round(start * sound.sampleRate), Math.min(sound.length, Math.round(end * sound.sampleRate))];
  const count = sound.numberOfChannels;
  const out = new Int16Array(Math.max(0, to - from) * count);
  for (let channel = 0; channel < count; channel++) {
    const samples = sixteenBits(sound.getChannelData(channel).subarray(from, to));
    for (let at = 0; at < samples.length; at++) out[at * count + channel] = samples[at]!;
  }
  return wavOf([out], sound.sampleRate, count);
}

/** The rate that a WAV file states; null for any other file. */
export function rateOf(data: ArrayBuffer): number | null {
  const view = new DataView(data);
  const isWav = data.byteLength > 44 && view.getUint32(0) === 0x52494646 && view.getUint32(8) === 0x57415645;
  if (!isWav || view.getUint32(12) !== 0x666d7420) return null;
  const rate = view.getUint32(24, true);
  return rate >= 3000 && rate <= 768000 ? rate : null;
}

function headerOf(size: number, rate: number, channels: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(44));
  const text = (at: number, letters: string) => [...letters].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, 36 + size, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * channels * 2, true);
  view.setUint16(32, channels * 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, size, true);
  return view.buffer;
}
