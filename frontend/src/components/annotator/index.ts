import { drawn } from "../../kit/drawn";
import Annotator from "./Annotator.svelte";
import "../image/image.css";
import "../imageeditor/imageeditor.css";
import "./annotator.css";

export const mount = drawn(Annotator);
