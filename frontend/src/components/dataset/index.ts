import { mount as draw, unmount } from "svelte";
import type { Mount } from "../../tree/model";
import Dataset from "./Dataset.svelte";
import "./dataset.css";

export const mount: Mount = (el, model) => {
  const component = draw(Dataset, { target: el, props: { model } });
  return () => void unmount(component);
};
