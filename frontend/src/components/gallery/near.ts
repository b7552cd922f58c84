/** Films are fetched only when they come into sight; pictures have `loading="lazy"` for that. */
import type { Attachment } from "svelte/attachments";

export function whenNear(url: string): Attachment<HTMLVideoElement> {
  return (film) => {
    const watch = new IntersectionObserver((seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      film.src = url;
      watch.disconnect();
    }, { rootMargin: "200px" });
    watch.observe(film);
    return () => watch.disconnect();
  };
}
