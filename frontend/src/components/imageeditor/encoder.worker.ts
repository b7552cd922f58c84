/** Turns pixels into PNG away from the page, so that drawing stays fluent. */

export interface EncodeRequest {
  id: number;
  bitmap: ImageBitmap;
}

export interface EncodeAnswer {
  id: number;
  blob: Blob | null;
  fault?: string;
}

self.onmessage = async ({ data }: MessageEvent<EncodeRequest>) => {
  const answer: EncodeAnswer = { id: data.id, blob: null };
  try {
    const canvas = new OffscreenCanvas(data.bitmap.width, data.bitmap.height);
    canvas.getContext("2d")!.drawImage(data.bitmap, 0, 0);
    data.bitmap.close();
    answer.blob = await canvas.convertToBlob({ type: "image/png" });
  } catch (error) {
    answer.fault = String(error);
  }
  self.postMessage(answer);
};
