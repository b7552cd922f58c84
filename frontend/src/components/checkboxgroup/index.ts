import { mount as draw, unmount } from "svelte";
import type { Mount } from "../../tree/model";
import CheckboxGroup from "./CheckboxGroup.svelte";

export const mount: Mount = (el, model) => {
  const component = draw(CheckboxGroup, { target: el, props: { model } });
  return () => void unmount(component);
};
