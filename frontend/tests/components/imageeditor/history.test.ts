import { describe, expect, it } from "vitest";
import { History } from "../../../src/components/imageeditor/history";

describe("History", () => {
  it("takes steps back and forth again", () => {
    const history = new History("a");
    history.push("b");
    history.push("c");
    expect(history.undo()).toBe(true);
    expect(history.now).toBe("b");
    expect(history.redo()).toBe(true);
    expect(history.now).toBe("c");
  });

  it("says when there is nothing to take back", () => {
    const history = new History("a");
    expect(history.undo()).toBe(false);
    expect(history.redo()).toBe(false);
    expect(history.now).toBe("a");
  });

  it("forgets what was taken back when something new is done", () => {
    const history = new History("a");
    history.push("b");
    history.undo();
    history.push("c");
    expect(history.canRedo).toBe(false);
    history.undo();
    expect(history.now).toBe("a");
  });

  it("remembers no more than its limit", () => {
    const history = new History(0, 2);
    for (const step of [1, 2, 3, 4]) history.push(step);
    history.undo();
    history.undo();
    expect(history.undo()).toBe(false);
    expect(history.now).toBe(2);
  });

  it("replaces the present without a step", () => {
    const history = new History("a");
    history.replace("b");
    expect(history.canUndo).toBe(false);
    expect(history.now).toBe("b");
  });
});
