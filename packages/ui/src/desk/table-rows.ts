/** Rows drawn beyond the visible ones on either side: enough that a quick scroll shows no gap. */
const OVERSCAN_ROWS = 8

/** The rows to draw, `start` included, `end` not. */
export type RowRange = { readonly start: number; readonly end: number }

/** Which of `count` rows of one height are to be drawn for this scroll position. */
export function visibleRange(view: {
  readonly scrollPx: number
  readonly heightPx: number
  readonly rowPx: number
  readonly count: number
}): RowRange {
  const first = Math.floor(view.scrollPx / view.rowPx) - OVERSCAN_ROWS
  const last = Math.ceil((view.scrollPx + view.heightPx) / view.rowPx) + OVERSCAN_ROWS
  const start = Math.min(Math.max(0, first), Math.max(0, view.count - 1))
  return { start, end: Math.max(start, Math.min(view.count, last)) }
}

/** What a press on a row's checkbox makes of the selection: that row changes, and with shift all rows up to the last one pressed follow it. */
export function toggled(
  selected: ReadonlySet<string>,
  keys: readonly string[],
  press: { readonly index: number; readonly anchor: number | null; readonly isRange: boolean },
): ReadonlySet<string> {
  const key = keys[press.index]
  if (key === undefined) return selected
  const isOn = !selected.has(key)
  const next = new Set(selected)
  const from = press.isRange && press.anchor !== null ? press.anchor : press.index
  for (const one of keys.slice(Math.min(from, press.index), Math.max(from, press.index) + 1)) {
    if (isOn) next.add(one)
    else next.delete(one)
  }
  return next
}

/** Where a key moves the cursor within `count` rows; null when the key does not move it. */
export function movedTo(
  key: string,
  from: number,
  size: { readonly count: number; readonly pageRows: number },
): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + size.pageRows,
    PageUp: from - size.pageRows,
    Home: 0,
    End: size.count - 1,
  }
  const to = steps[key]
  return to === undefined ? null : Math.min(size.count - 1, Math.max(0, to))
}
