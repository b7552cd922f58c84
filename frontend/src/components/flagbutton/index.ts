import { mount as draw, unmount } from "svelte";
import type { Mount } from "../../tree/model";
import FlagButton from "./FlagButton.svelte";
import "./flagbutton.css";

export const mount: Mount = (el, model) => {
  const component = draw(FlagButton, { target: el, props: { model } });
  return () => void unmount(component);
};
