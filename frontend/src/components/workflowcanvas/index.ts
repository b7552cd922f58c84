import { drawn } from "../../kit/drawn";
import WorkflowCanvas from "./WorkflowCanvas.svelte";
import "./workflowcanvas.css";

export const mount = drawn(WorkflowCanvas);
