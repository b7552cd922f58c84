/** Pictures in the page: decoded, measured, pointed at. */

/** A decoded picture. Raises when it is none or cannot be fetched. */
export async function decoded(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.decoding = "async";
  image.src = url;
  await image.decode();
  return image;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

/** The pixel of a picture of `size` shown in `box` that lies under a point of the page; null beside it. */
export function pixelAt(x: number, y: number, size: Size, box: Box): [number, number] | null {
  const column = Math.floor(((x - box.left) / box.width) * size.width);
  const row = Math.floor(((y - box.top) / box.height) * size.height);
  const isInside = column >= 0 && row >= 0 && column < size.width && row < size.height;
  return isInside ? [column, row] : null;
}

/** A picture as PNG, the one format that every clipboard takes. */
export async function asPng(url: string): Promise<Blob> {
  const image = await decoded(url);
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth || 300;
  canvas.height = image.naturalHeight || 150;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be copied."))), "image/png"));
}
