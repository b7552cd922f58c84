import { drawn } from "../../kit/drawn";
import Navbar from "./Navbar.svelte";
import "./navbar.css";

export const mount = drawn(Navbar);
