import { drawn } from "../../kit/drawn";
import HighlightedText from "./HighlightedText.svelte";
import "./highlightedtext.css";

export const mount = drawn(HighlightedText);
