/** What one tab holds. Its `tabs` parent draws the strip and mounts this when the tab is first opened. */
import type { Mount } from "../../tree/model";
import { sized } from "../../kit/layout";

export const mount: Mount = (el, model) => {
  el.classList.add("ll-is-panel");
  const unsize = sized(el, model);
  const remove = model.mountChildren(el);
  return () => {
    unsize();
    remove();
  };
};
