import { mount as draw, unmount } from "svelte";
import type { Mount } from "../../tree/model";
import Dropdown from "./Dropdown.svelte";
import "./dropdown.css";

export const mount: Mount = (el, model) => {
  const component = draw(Dropdown, { target: el, props: { model } });
  return () => void unmount(component);
};
