import { mount as draw, unmount } from "svelte";
import type { Mount } from "../../tree/model";
import Slider from "./Slider.svelte";
import "./slider.css";

export const mount: Mount = (el, model) => {
  const component = draw(Slider, { target: el, props: { model } });
  return () => void unmount(component);
};
