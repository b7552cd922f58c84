import { drawn } from "../../kit/drawn";
import Json from "./Json.svelte";
import "./json.css";

export const mount = drawn(Json);
