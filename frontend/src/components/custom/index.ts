import { drawn } from "../../kit/drawn";
import Custom from "./Custom.svelte";
import "./custom.css";

export const mount = drawn(Custom);
