/** Fires `tick` every `value` seconds while `active`. Nothing to draw. */
import { follow } from "../../kit/follow.svelte";
import type { Mount } from "../../tree/model";

export const mount: Mount = (_, model) => {
  let timer = 0;
  const stop = follow(() => {
    clearInterval(timer);
    const { value, active } = model.props as { value: number; active: boolean };
    if (active !== false && value > 0) timer = window.setInterval(() => model.fire("tick"), value * 1000);
  });
  return () => {
    stop();
    clearInterval(timer);
  };
};
