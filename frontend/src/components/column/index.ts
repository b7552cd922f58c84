/** Children below each other. */
import type { Mount } from "../../tree/model";
import { varied } from "../../kit/layout";
import "./column.css";

export const mount: Mount = (el, model) => {
  const stop = varied(el, model, ["variant"]);
  const remove = model.mountChildren(el);
  return () => {
    stop();
    remove();
  };
};
