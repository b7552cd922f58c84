import { drawn } from "../../kit/drawn";
import Plot from "./Plot.svelte";
import "./plot.css";

export const mount = drawn(Plot);
