/** A Svelte component as the `mount` of a component folder. */
import { mount, unmount, type Component } from "svelte";
import type { Model, Mount } from "../tree/model";

// Only the component knows its props.
export function drawn(component: Component<{ model: Model<any> }>): Mount {
  return (el, model) => {
    const shown = mount(component, { target: el, props: { model } });
    return () => void unmount(shown);
  };
}
