import { drawn } from "../../kit/drawn";
import Gallery from "./Gallery.svelte";
import "../file/file.css";
import "../image/image.css";
import "./gallery.css";

export const mount = drawn(Gallery);
