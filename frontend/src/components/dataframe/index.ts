import { drawn } from "../../kit/drawn";
import Dataframe from "./Dataframe.svelte";
import "./dataframe.css";

export const mount = drawn(Dataframe);
