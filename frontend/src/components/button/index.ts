import { drawn } from "../../kit/drawn";
import Button from "./Button.svelte";
import "./button.css";

export const mount = drawn(Button);
