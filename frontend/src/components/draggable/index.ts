import { drawn } from "../../kit/drawn";
import Draggable from "./Draggable.svelte";
import "./draggable.css";

export const mount = drawn(Draggable);
