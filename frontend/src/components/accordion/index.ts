import { drawn } from "../../kit/drawn";
import Accordion from "./Accordion.svelte";
import "./accordion.css";

export const mount = drawn(Accordion);
