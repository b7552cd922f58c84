import { mount as draw, unmount } from "svelte";
import type { Mount } from "../../tree/model";
import Checkbox from "./Checkbox.svelte";
import "./checkbox.css";

export const mount: Mount = (el, model) => {
  const component = draw(Checkbox, { target: el, props: { model } });
  return () => void unmount(component);
};
