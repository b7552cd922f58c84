import { drawn } from "../../kit/drawn";
import ImageSlider from "./ImageSlider.svelte";
import "../image/image.css";
import "./imageslider.css";

export const mount = drawn(ImageSlider);
