import { mount as draw, unmount } from "svelte";
import type { Mount } from "../../tree/model";
import Files from "./Files.svelte";
import "./file.css";

export const mount: Mount = (el, model) => {
  const component = draw(Files, { target: el, props: { model } });
  return () => void unmount(component);
};
