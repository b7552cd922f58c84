import { drawn } from "../../kit/drawn";
import Model3D from "./Model3D.svelte";
import "./model3d.css";

export const mount = drawn(Model3D);
