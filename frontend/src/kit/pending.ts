/** `Pending` by itself, for those who fetch it: a chunk that others import too would bring what makes a module of it. */
export { default } from "./Pending.svelte";
