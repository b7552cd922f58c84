import { mount as draw, unmount } from "svelte";
import type { Mount } from "../../tree/model";
import Json from "./Json.svelte";
import "./json.css";

export const mount: Mount = (el, model) => {
  const component = draw(Json, { target: el, props: { model } });
  return () => void unmount(component);
};
