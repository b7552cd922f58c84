import { drawn } from "../../kit/drawn";
import Dialogue from "./Dialogue.svelte";
import "./dialogue.css";

export const mount = drawn(Dialogue);
