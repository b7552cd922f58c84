import { drawn } from "../../kit/drawn";
import MarkdownText from "./MarkdownText.svelte";
import "./markdown.css";

export const mount = drawn(MarkdownText);
