import { drawn } from "../../kit/drawn";
import Dataset from "./Dataset.svelte";
import "./dataset.css";

export const mount = drawn(Dataset);
