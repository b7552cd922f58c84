import { drawn } from "../../kit/drawn";
import Sidebar from "./Sidebar.svelte";
import "./sidebar.css";

export const mount = drawn(Sidebar);
