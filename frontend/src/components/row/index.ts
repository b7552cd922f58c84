/** Children side by side; they wrap when they no longer fit. */
import type { Mount } from "../../tree/model";
import { sized, varied } from "../../kit/layout";
import "./row.css";

export const mount: Mount = (el, model) => {
  const stop = varied(el, model, ["variant", "equal_height"]);
  const unsize = sized(el, model);
  const remove = model.mountChildren(el);
  return () => {
    stop();
    unsize();
    remove();
  };
};
