import { drawn } from "../../kit/drawn";
import Code from "./Code.svelte";
import "./code.css";

export const mount = drawn(Code);
