import { drawn } from "../../kit/drawn";
import Audio from "./Audio.svelte";
import "../image/image.css";
import "./audio.css";

export const mount = drawn(Audio);
