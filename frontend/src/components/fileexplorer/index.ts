import { drawn } from "../../kit/drawn";
import FileExplorer from "./FileExplorer.svelte";
import "./fileexplorer.css";

export const mount = drawn(FileExplorer);
