/** What the menus of a column and of a cell offer. */
import type { Model } from "../../tree/model";
import type { Command } from "./TableMenu.svelte";

interface ColumnState {
  sorted: "up" | "down" | null;
  isPinned: boolean;
  isFirst: boolean;
  isLast: boolean;
  isFiltered: boolean;
  isInteractive: boolean;
  canRename: boolean;
  canAdd: boolean;
  canRemove: boolean;
  sort: (descending: boolean | null) => void;
  filter: () => void;
  pin: () => void;
  move: (by: number) => void;
  fit: () => void;
  rename: () => void;
  add: (by: number) => void;
  remove: () => void;
}

export function columnCommands(word: Model["word"], its: ColumnState): Command[] {
  const viewing: (Command | false)[] = [
    { label: word("table.sort_up"), run: () => its.sort(false), disabled: its.sorted === "up" },
    { label: word("table.sort_down"), run: () => its.sort(true), disabled: its.sorted === "down" },
    its.sorted !== null && { label: word("table.sort_none"), run: () => its.sort(null) },
    { label: word("table.filter"), run: its.filter },
    { label: word(its.isPinned ? "table.unpin" : "table.pin"), run: its.pin, isApart: true },
    { label: word("table.move_start"), keys: "Alt+←", run: () => its.move(-1), disabled: its.isFirst },
    { label: word("table.move_end"), keys: "Alt+→", run: () => its.move(1), disabled: its.isLast },
    { label: word("table.fit"), run: its.fit },
  ];
  const editing: (Command | false)[] = [
    its.canRename && { label: word("table.rename"), keys: "F2", run: its.rename, isApart: true },
    its.canAdd && { label: word("table.column_before"), run: () => its.add(0) },
    its.canAdd && { label: word("table.column_after"), run: () => its.add(1) },
    its.canRemove && { label: word("table.column_remove"), run: its.remove },
  ];
  return [...viewing, ...(its.isInteractive ? editing : [])].filter((one): one is Command => one !== false);
}

interface CellState {
  rows: number;
  isInteractive: boolean;
  canEdit: boolean;
  canAdd: boolean;
  canRemove: boolean;
  copy: () => void;
  edit: () => void;
  clear: () => void;
  add: (by: number) => void;
  remove: () => void;
}

export function cellCommands(word: Model["word"], its: CellState): Command[] {
  const all: (Command | false)[] = [
    { label: word("action.copy"), keys: "Ctrl+C", run: its.copy },
    its.canEdit && { label: word("action.edit"), keys: "Enter", run: its.edit },
    its.isInteractive && { label: word("action.clear"), keys: "Del", run: its.clear },
    its.canAdd && { label: word("table.row_before"), run: () => its.add(0), isApart: true },
    its.canAdd && { label: word("table.row_after"), run: () => its.add(1) },
    its.canRemove && { label: its.rows > 1 ? word("table.rows_remove", { count: its.rows }) : word("table.row_remove"), run: its.remove },
  ];
  return all.filter((one): one is Command => one !== false);
}
