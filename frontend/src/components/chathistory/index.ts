import { drawn } from "../../kit/drawn";
import ChatHistory from "./ChatHistory.svelte";
import "./chathistory.css";

export const mount = drawn(ChatHistory);
