import { drawn } from "../../kit/drawn";
import "../audio/audio.css";
import "../image/image.css";
import Video from "./Video.svelte";
import "./video.css";

export const mount = drawn(Video);
