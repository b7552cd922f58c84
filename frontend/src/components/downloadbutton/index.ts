import { drawn } from "../../kit/drawn";
import "../../kit/button-box.css";
import "../button/button.css";
import DownloadButton from "./DownloadButton.svelte";

export const mount = drawn(DownloadButton);
