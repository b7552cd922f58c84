import { mount as draw, unmount } from "svelte";
import type { Mount } from "../../tree/model";
import ImageEditor from "./ImageEditor.svelte";
import "../image/image.css";
import "./imageeditor.css";

export const mount: Mount = (el, model) => {
  const component = draw(ImageEditor, { target: el, props: { model } });
  return () => void unmount(component);
};
