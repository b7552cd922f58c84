import { drawn } from "../../kit/drawn";
import Label from "./Label.svelte";
import "./label.css";

export const mount = drawn(Label);
