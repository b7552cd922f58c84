import { mount as draw, unmount } from "svelte";
import type { Mount } from "../../tree/model";
import Image from "./Image.svelte";
import "./image.css";

export const mount: Mount = (el, model) => {
  const component = draw(Image, { target: el, props: { model } });
  return () => void unmount(component);
};
