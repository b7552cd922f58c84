import { drawn } from "../../kit/drawn";
import AnnotatedImage from "./AnnotatedImage.svelte";
import "./annotatedimage.css";

export const mount = drawn(AnnotatedImage);
