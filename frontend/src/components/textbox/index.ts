import { drawn } from "../../kit/drawn";
import Textbox from "./Textbox.svelte";
import "./textbox.css";

export const mount = drawn(Textbox);
