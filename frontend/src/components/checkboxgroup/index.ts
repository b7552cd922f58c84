import { drawn } from "../../kit/drawn";
import CheckboxGroup from "./CheckboxGroup.svelte";

export const mount = drawn(CheckboxGroup);
