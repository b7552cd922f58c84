import { drawn } from "../../kit/drawn";
import MultimodalTextbox from "./MultimodalTextbox.svelte";
import "./multimodaltextbox.css";

export const mount = drawn(MultimodalTextbox);
