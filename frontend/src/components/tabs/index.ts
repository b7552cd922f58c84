import { drawn } from "../../kit/drawn";
import Tabs from "./Tabs.svelte";
import "./tabs.css";

export const mount = drawn(Tabs);
