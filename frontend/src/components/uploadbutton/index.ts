import { drawn } from "../../kit/drawn";
import "../../kit/button-box.css";
import "../button/button.css";
import UploadButton from "./UploadButton.svelte";

export const mount = drawn(UploadButton);
