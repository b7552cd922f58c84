import { drawn } from "../../kit/drawn";
import NumberInput from "./Number.svelte";
import "./number.css";

export const mount = drawn(NumberInput);
