import { drawn } from "../../kit/drawn";
import Chatbot from "./Chatbot.svelte";
import "./chatbot.css";

export const mount = drawn(Chatbot);
