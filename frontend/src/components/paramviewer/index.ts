import { drawn } from "../../kit/drawn";
import ParamViewer from "./ParamViewer.svelte";
import "./paramviewer.css";

export const mount = drawn(ParamViewer);
