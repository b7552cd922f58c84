/** A figure drawn by the library that made it. */

export interface Figure {
  /** Draws into `host`, in the colours of `isDark`. */
  draw(host: HTMLElement, json: string, look: { isDark: boolean; ink: string; hair: string }): Promise<Drawn>;
}

export interface Drawn {
  remove(): void;
  resize?(): void;
}

/** What is told when the server has not the package whose script draws the figure. */
export class Missing extends Error {
  constructor(override readonly name: string) {
    super(name);
  }
}

const loads = new Map<string, Promise<void>>();

/** A script of a package installed on the server, once for the page. */
export function script(name: string): Promise<void> {
  let load = loads.get(name);
  if (!load) {
    load = new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = `limelight/package/${name}`;
      element.async = false;
      element.onload = () => resolve();
      element.onerror = () => {
        loads.delete(name);
        element.remove();
        reject(new Missing(name.split("/")[0]!));
      };
      document.head.append(element);
    });
    loads.set(name, load);
  }
  return load;
}
