import { drawn } from "../../kit/drawn";
import FlagButton from "./FlagButton.svelte";
import "./flagbutton.css";

export const mount = drawn(FlagButton);
