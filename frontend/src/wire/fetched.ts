/** A module that is fetched when first needed: while the network is gone it is asked for again. */
const FIRST_PAUSE_MS = 250;
const TRIES = 9;

/** Rejects, about a minute later, with what the last try was refused with. */
export async function fetched<T>(load: () => Promise<T>, tries = TRIES): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (tries <= 1) throw error;
    await new Promise((next) => setTimeout(next, FIRST_PAUSE_MS * 2 ** (TRIES - tries)));
    return fetched(load, tries - 1);
  }
}
