import { drawn } from "../../kit/drawn";
import Slider from "./Slider.svelte";
import "./slider.css";

export const mount = drawn(Slider);
