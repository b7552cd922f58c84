import { mount as draw, unmount } from "svelte";
import type { Mount } from "../../tree/model";
import NumberInput from "./Number.svelte";
import "./number.css";

export const mount: Mount = (el, model) => {
  const component = draw(NumberInput, { target: el, props: { model } });
  return () => void unmount(component);
};
