import { drawn } from "../../kit/drawn";
import "../button/button.css";
import LoginButton from "./LoginButton.svelte";

export const mount = drawn(LoginButton);
