/** Keeps the end of what grows in view while the reader is there, and never moves a reader who is elsewhere. */

/** So near to the end counts as there. */
const NEAR_PX = 48;

/**
 * Follows the end of `content` inside `scroller`.
 *
 * Only a person's own scrolling decides whether they follow: growth by itself changes nothing, so that a long step
 * of a reply does not shake them off.
 */
export function followEnd(scroller: HTMLElement, content: HTMLElement, isOn: () => boolean, onfollow: (isFollowing: boolean) => void) {
  let isFollowing = true;
  let lastTop = 0;

  const isAtEnd = () => scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - NEAR_PX;
  const tell = (follows: boolean) => {
    if (follows === isFollowing) return;
    isFollowing = follows;
    onfollow(follows);
  };
  const scrolled = () => {
    if (scroller.scrollTop < lastTop - 1) tell(isAtEnd());
    else if (isAtEnd()) tell(true);
    lastTop = scroller.scrollTop;
  };
  const grown = () => {
    if (isFollowing && isOn()) toEnd();
    else if (!isAtEnd()) tell(false);
  };
  const toEnd = (behavior: ScrollBehavior = "instant") => {
    scroller.scrollTo({ top: scroller.scrollHeight, behavior });
    lastTop = scroller.scrollTop;
    tell(true);
  };

  const observer = new ResizeObserver(grown);
  observer.observe(content);
  observer.observe(scroller);
  scroller.addEventListener("scroll", scrolled, { passive: true });
  return {
    toEnd,
    stop: () => {
      observer.disconnect();
      scroller.removeEventListener("scroll", scrolled);
    },
  };
}
