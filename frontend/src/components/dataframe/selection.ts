/** Where the keys are in a grid, and what is selected. Row -1 is the row of headers. */

export interface Place {
  row: number;
  column: number;
}

export interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** The cells between two corners, both included. */
export function areaOf(anchor: Place, focus: Place): Area {
  return {
    top: Math.max(0, Math.min(anchor.row, focus.row)),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  };
}

export function holds(area: Area, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

export const isSingle = (area: Area): boolean => area.top === area.bottom && area.left === area.right;

export interface Reach {
  rows: number;
  columns: number;
  /** Rows of a page. */
  page: number;
}

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey">;

/** Where a key leads to, after the ARIA grid pattern; null for another key. `isRtl` turns left and right. */
export function moved(from: Place, event: Pressed, reach: Reach, isRtl: boolean): Place | null {
  const far = event.ctrlKey || event.metaKey;
  const key = isRtl ? ({ ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" }[event.key] ?? event.key) : event.key;
  const [lastRow, lastColumn] = [reach.rows - 1, reach.columns - 1];
  const to: Record<string, Place> = {
    ArrowUp: { ...from, row: far ? Math.min(0, lastRow) : from.row - 1 },
    ArrowDown: { ...from, row: far ? lastRow : from.row + 1 },
    ArrowLeft: { ...from, column: far ? 0 : from.column - 1 },
    ArrowRight: { ...from, column: far ? lastColumn : from.column + 1 },
    Home: { row: far ? Math.min(0, lastRow) : from.row, column: 0 },
    End: { row: far ? lastRow : from.row, column: lastColumn },
    PageUp: { ...from, row: from.row < 0 ? -1 : Math.max(0, from.row - reach.page) },
    PageDown: { ...from, row: from.row + reach.page },
  };
  return to[key] ? within(to[key], reach) : null;
}

export function within({ row, column }: Place, { rows, columns }: Pick<Reach, "rows" | "columns">): Place {
  return { row: Math.max(-1, Math.min(row, rows - 1)), column: Math.max(0, Math.min(column, columns - 1)) };
}
