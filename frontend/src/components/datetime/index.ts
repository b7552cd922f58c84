import { drawn } from "../../kit/drawn";
import DateTime from "./DateTime.svelte";
import "./datetime.css";

export const mount = drawn(DateTime);
