import { drawn } from "../../kit/drawn";
import NativePlot from "./NativePlot.svelte";
import "./nativeplot.css";

export const mount = drawn(NativePlot);
