/** What one step holds. Its `walkthrough` parent draws the line of steps and mounts this when the step is first opened. */
import type { Mount } from "../../tree/model";
import "./step.css";

export const mount: Mount = (el, model) => model.mountChildren(el);
