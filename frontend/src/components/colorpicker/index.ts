import { drawn } from "../../kit/drawn";
import ColorPicker from "./ColorPicker.svelte";
import "./colorpicker.css";

export const mount = drawn(ColorPicker);
