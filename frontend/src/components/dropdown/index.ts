import { drawn } from "../../kit/drawn";
import Dropdown from "./Dropdown.svelte";
import "./dropdown.css";

export const mount = drawn(Dropdown);
