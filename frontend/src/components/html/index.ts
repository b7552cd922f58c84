import { drawn } from "../../kit/drawn";
import Html from "./Html.svelte";

export const mount = drawn(Html);
