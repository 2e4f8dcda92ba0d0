/**
 * What a cell is, which decides how a spreadsheet takes it. `money` and `decimal` cells are decimal texts, `instant` cells Unix milliseconds,
 * `date` cells calendar days. Text is always text: nothing a shopper typed becomes a formula.
 */
export type CellKind = 'text' | 'number' | 'decimal' | 'money' | 'date' | 'instant'

/** One cell; null is empty. */
export type Cell = string | number | null

/** A column: its key names it in texts, its kind rules all its cells. */
export type Column = { readonly key: string; readonly kind: CellKind }

/** Rows to be written as a file: any number of them, page by page. `timeZone` is where its instants are shown. */
export type Table = {
  readonly columns: readonly Column[]
  readonly timeZone: string
  readonly pages: AsyncIterable<readonly (readonly Cell[])[]>
}
