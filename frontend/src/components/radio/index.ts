import { drawn } from "../../kit/drawn";
import Radio from "./Radio.svelte";

export const mount = drawn(Radio);
