import { mount as draw, unmount } from "svelte";
import type { Mount } from "../../tree/model";
import Label from "./Label.svelte";
import "./label.css";

export const mount: Mount = (el, model) => {
  const component = draw(Label, { target: el, props: { model } });
  return () => void unmount(component);
};
