/** The keyboard on the picture: tools, classes by number, a cursor that places corners, and a chosen mark that moves. */
import type { Marking, Tool } from "./marking.svelte";

const ARROWS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
export const TOOL_KEYS: Record<Tool, string> = { choose: "V", box: "B", polygon: "P", point: "O" };

/** True when the key meant something. */
export function handled(event: KeyboardEvent, marking: Marking): boolean {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (!marking.model.interactive || (key !== "z" && key !== "y")) return false;
    return done(() => (key === "y" || event.shiftKey ? marking.redo() : marking.undo()));
  }
  if (key === "n" && marking.marks.length) {
    const count = marking.marks.length;
    const from = marking.chosen ?? (event.shiftKey ? 0 : -1);
    return done(() => marking.choose((from + (event.shiftKey ? -1 : 1) + count) % count));
  }
  if (key === "+" || key === "=") return done(() => marking.zoomBy(1.5));
  if (key === "-") return done(() => marking.zoomBy(1 / 1.5));
  if (key === "0") return done(() => marking.fit());
  return marking.model.interactive && edits(event, key, marking);
}

function edits(event: KeyboardEvent, key: string, marking: Marking): boolean {
  const tool = (Object.keys(TOOL_KEYS) as Tool[]).find((one) => TOOL_KEYS[one].toLowerCase() === key);
  if (tool && (tool === "choose" || marking.shapes.includes(tool))) return done(() => marking.take(tool));
  const label = /^[1-9]$/.test(key) ? marking.labels[Number(key) - 1] : undefined;
  if (label !== undefined) return done(() => marking.classify(label));
  const arrow = ARROWS[event.key];
  if (arrow) return done(() => travel(arrow, event, marking));
  if (key === "delete" || key === "backspace") return done(() => (marking.draft.length ? marking.undo() : marking.remove()));
  if (key === "enter" && marking.draft.length >= 3) return done(() => marking.close());
  if (key === "enter" || key === " ") return done(() => marking.strike());
  if (key !== "escape" || !(marking.isDrawing || marking.chosen !== null)) return false;
  return done(() => (marking.isDrawing ? marking.drop() : marking.choose(null)));
}

/** Arrows move a chosen mark in the hand tool, else the cursor; Alt sizes a box. */
function travel([dx, dy]: [number, number], event: KeyboardEvent, marking: Marking): void {
  const step = event.shiftKey ? 1 : Math.max(1, Math.round(10 / marking.scale));
  if (event.altKey) marking.stretch(dx * step, dy * step);
  else if (marking.tool === "choose" && marking.chosen !== null) marking.nudge(dx * step, dy * step);
  else {
    const { x, y } = marking.cursor ?? { x: Math.round(marking.frame.width / 2), y: Math.round(marking.frame.height / 2) };
    marking.drag(marking.inside({ x: x + dx * step, y: y + dy * step }));
  }
}

function done(act: () => void): true {
  act();
  return true;
}
