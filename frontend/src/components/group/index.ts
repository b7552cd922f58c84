/** Children joined into one frame, without gaps. */
import type { Mount } from "../../tree/model";
import "./group.css";

export const mount: Mount = (el, model) => model.mountChildren(el);
