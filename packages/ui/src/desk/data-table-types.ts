import type { JSX } from 'solid-js'

/** One column. `width` is a grid track; `phone` is its place in the two-line card that a row becomes on a phone (hidden when not named). */
export type Column<Row> = {
  readonly key: string
  readonly label: string
  readonly width?: string
  readonly align?: 'start' | 'end'
  readonly isSortable?: boolean
  readonly phone?: 'title' | 'end' | 'detail' | 'detailEnd'
  /** On a phone there is no head: a number that says nothing by itself is shown with its label. */
  readonly isNamedOnPhone?: boolean
  cell(row: Row): JSX.Element
}

/** By which column rows are sorted. */
export type Sort = { readonly key: string; readonly isDown: boolean }

/** What a DataTable is told. Rows come from outside; the table keeps only its scroll position and cursor. */
export type DataTableProps<Row> = {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly state: 'loading' | 'ready' | 'failed'
  /** The rows answer an older question; those of the present one are on their way. */
  readonly isBehind?: boolean
  /** Shown instead of rows when there are none. */
  readonly empty: JSX.Element
  readonly hasMore?: boolean
  readonly sort?: Sort | null
  readonly selected?: ReadonlySet<string>
  /** The row whose drawer is open. */
  readonly openKey?: string | null | undefined
  rowKey(row: Row): string
  /** What a row is called by those who only hear it. */
  rowName(row: Row): string
  onOpen?(row: Row): void
  onSort?(sort: Sort): void
  onSelect?(selected: ReadonlySet<string>): void
  /** The end is near: the next page is wanted. Called again for as long as it is. */
  onEnd?(): void
  onRetry?(): void
}
