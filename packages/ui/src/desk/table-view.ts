import { createEffect, createMemo, createSignal, onCleanup } from 'solid-js'
import type { DataTableProps } from './data-table-types.ts'
import { createMediaQuery, PHONE_QUERY } from './media-query.ts'
import { movedTo, toggled, visibleRange } from './table-rows.ts'

const ROW_PX = 52
const PHONE_ROW_PX = 76
/** Rows before the end at which the next page is asked for: about a second of scrolling. */
const END_NEAR_ROWS = 30

/** Where a table is: what is in sight, where the cursor stands, and what keys and presses make of both. */
export function createTableView<Row>(props: DataTableProps<Row>) {
  const isPhone = createMediaQuery(PHONE_QUERY)
  const [scrollPx, setScrollPx] = createSignal(0)
  const [heightPx, setHeightPx] = createSignal(600)
  const [cursor, setCursor] = createSignal(0)
  let scroller: HTMLDivElement | undefined
  let anchor: number | null = null

  const rowPx = () => (isPhone() ? PHONE_ROW_PX : ROW_PX)
  const range = createMemo(
    () => visibleRange({ scrollPx: scrollPx(), heightPx: heightPx(), rowPx: rowPx(), count: props.rows.length }),
    undefined,
    { equals: (a, b) => a.start === b.start && a.end === b.end },
  )
  const visible = createMemo(
    () => new Map(props.rows.slice(range().start, range().end).map((row) => [props.rowKey(row), row])),
  )
  /** The row that Tab leads to: the cursor's, or the first in sight when that one is not drawn. */
  const tabStop = () => (cursor() >= range().start && cursor() < range().end ? cursor() : range().start)
  const columnTracks = () =>
    [props.selected ? '44px' : '', ...props.columns.map((column) => column.width ?? 'minmax(0, 1fr)')].join(' ')

  /** Called with the element that scrolls whenever it is drawn. */
  const attach = (element: HTMLDivElement) => {
    scroller = element
    setScrollPx(0)
    const watcher = new ResizeObserver(([entry]) => setHeightPx(entry?.contentRect.height ?? 600))
    watcher.observe(element)
    onCleanup(() => watcher.disconnect())
  }
  createEffect(() => {
    if (props.hasMore && props.state === 'ready' && range().end >= props.rows.length - END_NEAR_ROWS) props.onEnd?.()
  })

  const focusRow = (index: number) => {
    setCursor(index)
    const top = index * rowPx()
    if (scroller) {
      if (top < scroller.scrollTop) scroller.scrollTop = top
      const low = top + 2 * rowPx() - scroller.clientHeight
      if (low > scroller.scrollTop) scroller.scrollTop = low
      setScrollPx(scroller.scrollTop)
    }
    queueMicrotask(() =>
      scroller?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true }),
    )
  }
  const select = (index: number, isRange: boolean) => {
    if (!props.selected) return
    props.onSelect?.(toggled(props.selected, props.rows.map(props.rowKey), { index, anchor, isRange }))
    anchor = index
  }
  const press = (index: number) => {
    setCursor(index)
    const row = props.rows[index]
    if (row !== undefined) props.onOpen?.(row)
  }
  const onKey = (event: KeyboardEvent, index: number) => {
    const row = props.rows[index]
    if (event.target !== event.currentTarget || !row) return
    const to = movedTo(event.key, index, {
      count: props.rows.length,
      pageRows: Math.max(1, Math.floor(heightPx() / rowPx()) - 1),
    })
    if (to === null && event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    if (to !== null) focusRow(to)
    if (to !== null && event.shiftKey) select(to, true)
    if (event.key === 'Enter') props.onOpen?.(row)
    if (event.key === ' ') select(index, event.shiftKey)
  }

  return {
    isPhone,
    rowPx,
    range,
    visible,
    tabStop,
    columnTracks,
    attach,
    select,
    onKey,
    scrollTo: setScrollPx,
    press,
  }
}
