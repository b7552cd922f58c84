import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fetched } from "../../src/wire/fetched";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Fails some times before it gives its module. */
function failing(times: number) {
  return vi.fn(() => (times-- > 0 ? Promise.reject(new Error("no network")) : Promise.resolve("module")));
}

test("a module that is there is fetched once", async () => {
  const load = failing(0);
  expect(await fetched(load)).toBe("module");
  expect(load).toHaveBeenCalledTimes(1);
});

test("a module is asked for again until the network is back", async () => {
  const load = failing(3);
  const loading = fetched(load);
  await vi.runAllTimersAsync();
  expect(await loading).toBe("module");
  expect(load).toHaveBeenCalledTimes(4);
});

test("a module that never comes is given up with the last reason", async () => {
  const load = failing(Infinity);
  const loading = fetched(load).catch((error: Error) => error.message);
  await vi.runAllTimersAsync();
  expect(await loading).toBe("no network");
  expect(load).toHaveBeenCalledTimes(9);
});
