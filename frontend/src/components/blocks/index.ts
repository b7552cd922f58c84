/** The whole page's content. */
import type { Mount } from "../../tree/model";
import "./blocks.css";

export const mount: Mount = (el, model) => model.mountChildren(el);
