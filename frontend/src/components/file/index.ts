import { drawn } from "../../kit/drawn";
import Files from "./Files.svelte";
import "./file.css";

export const mount = drawn(Files);
