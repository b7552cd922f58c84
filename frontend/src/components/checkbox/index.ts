import { drawn } from "../../kit/drawn";
import Checkbox from "./Checkbox.svelte";
import "./checkbox.css";

export const mount = drawn(Checkbox);
