/** One row of a table: its cells by column. */
export type Row = Readonly<Record<string, string>>

/**
 * Reads a table whose cells are split by `|`. An empty cell of a column in `ditto` says the same as the row above; `-` says nothing.
 * The tables are ours: a row with a wrong number of cells is a fault and throws.
 */
export function readTable(text: string, ditto: readonly string[] = []): Row[] {
  const [head = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '')
  const columns = head.split('|')
  const above = new Map<string, string>()
  return lines.map((line, index) => {
    const cells = line.split('|')
    if (cells.length !== columns.length)
      throw new Error(`row ${index + 2} has ${cells.length} cells instead of ${columns.length}: ${line}`)
    return Object.fromEntries(
      columns.map((column, at) => {
        const written = cells[at] ?? ''
        const cell = written === '' && ditto.includes(column) ? (above.get(column) ?? '') : written
        if (ditto.includes(column)) above.set(column, cell)
        return [column, cell === '-' ? '' : cell]
      }),
    )
  })
}
