import { drawn } from "../../kit/drawn";
import "../button/button.css";
import DuplicateButton from "./DuplicateButton.svelte";

export const mount = drawn(DuplicateButton);
