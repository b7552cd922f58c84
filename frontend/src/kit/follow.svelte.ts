/** Runs `act` now and whenever something it read changes, outside of a component. */
export function follow(act: () => void): () => void {
  return $effect.root(() => {
    $effect.pre(act);
  });
}
