import { mount as draw, unmount } from "svelte";
import type { Mount } from "../../tree/model";
import Radio from "./Radio.svelte";

export const mount: Mount = (el, model) => {
  const component = draw(Radio, { target: el, props: { model } });
  return () => void unmount(component);
};
