import { drawn } from "../../kit/drawn";
import Walkthrough from "./Walkthrough.svelte";
import "./walkthrough.css";

export const mount = drawn(Walkthrough);
