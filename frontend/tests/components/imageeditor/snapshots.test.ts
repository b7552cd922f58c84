import { describe, expect, it } from "vitest";
import { LIVE_EVERY_MS, Snapshots } from "../../../src/components/imageeditor/snapshots";

/** Time that passes only by sleeping, and exports that end when told. */
class Bench {
  time = 0;
  made: string[] = [];
  delivered: string[] = [];
  faults: unknown[] = [];
  #ends: ((value: string) => void)[] = [];

  readonly snapshots = new Snapshots<string, string>(
    (state) => new Promise((resolve, reject) => {
      this.made.push(state);
      this.#ends.push((value) => (value === "fault" ? reject(new Error(state)) : resolve(value)));
    }),
    (value) => this.delivered.push(value),
    (error) => this.faults.push(error),
    { now: () => this.time, sleep: async (ms) => void (this.time += ms) },
  );

  async end(value = this.made.at(-1)!): Promise<void> {
    this.#ends.shift()!(value);
    for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
  }
}

describe("Snapshots", () => {
  it("makes one at a time, and of those that wait only the latest", async () => {
    const bench = new Bench();
    for (const state of ["a", "b", "c"]) bench.snapshots.request(state, true);
    expect(bench.made).toEqual(["a"]);
    await bench.end();
    expect(bench.made).toEqual(["a", "c"]);
    await bench.end();
    expect(bench.delivered).toEqual(["a", "c"]);
  });

  it("rests between the snapshots of a stroke", async () => {
    const bench = new Bench();
    bench.snapshots.request("a", true);
    bench.snapshots.request("b", true);
    await bench.end();
    expect(bench.time).toBeGreaterThanOrEqual(LIVE_EVERY_MS);
  });

  it("does not let a finished stroke wait", async () => {
    const bench = new Bench();
    bench.snapshots.request("a", true);
    bench.snapshots.request("b");
    await bench.end();
    expect(bench.made).toEqual(["a", "b"]);
    expect(bench.time).toBe(0);
  });

  it("delivers nothing that was dropped while it was made", async () => {
    const bench = new Bench();
    bench.snapshots.request("a");
    bench.snapshots.drop();
    await bench.end();
    expect(bench.delivered).toEqual([]);
  });

  it("goes on after a fault and tells of it", async () => {
    const bench = new Bench();
    bench.snapshots.request("a");
    await bench.end("fault");
    bench.snapshots.request("b");
    await bench.end();
    expect(bench.faults).toHaveLength(1);
    expect(bench.delivered).toEqual(["b"]);
  });
});
