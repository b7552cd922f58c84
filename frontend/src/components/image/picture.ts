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

/** The largest box of the ratio of `size` in the middle of `box`, never larger than `size` unless `grows`. */
export function fitted(size: Size, box: Box, grows = true): Box {
  const scale = Math.min(box.width / size.width, box.height / size.height, grows ? Infinity : 1);
  const width = size.width * scale;
  const height = size.height * scale;
  return { left: box.left + (box.width - width) / 2, top: box.top + (box.height - height) / 2, width, height };
}

/** The pixel of a picture of `size` shown in `box` that lies under a point of the page; null beside it. */
export function pixelAt(x: number, y: number, size: Size, box: Box): [number, number] | null {
  const column = Math.floor(((x - box.left) / box.width) * size.width);
  const row = Math.floor(((y - box.top) / box.height) * size.height);
  const isInside = column >= 0 && row >= 0 && column < size.width && row < size.height;
  return isInside ? [column, row] : null;
}
