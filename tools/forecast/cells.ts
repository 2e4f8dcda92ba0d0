import type { CsvRecord } from './csv-lines.ts'

/** Where a cell stands, for messages that name it. */
export interface Place {
  readonly file: string
  readonly record: CsvRecord
  readonly header: readonly string[]
}

/** A number of a cell; blank, `NA` and `nan` are "not known" (NaN); anything else is refused by row and field. */
export function numberCell(place: Place, index: number): number {
  const text = (place.record.cells[index] ?? '').trim()
  if (text === '' || text === 'NA' || text === 'nan' || text === 'NaN') return Number.NaN
  const value = Number(text)
  if (!Number.isFinite(value))
    throw refused(place, index, 'a number such as 12 or 3.5, or nothing where it is not known')
  return value
}

/** The error of one cell: file, line, field, what stands there and what would be right. */
export function refused(place: Place, index: number, wanted: string): Error {
  const field = place.header[index] ?? `column ${index + 1}`
  const found = place.record.cells[index]
  const what = found === undefined || found === '' ? 'is empty' : `is ${JSON.stringify(found.slice(0, 40))}`
  return new Error(`${place.file}, line ${place.record.line}: ${field} ${what}; it should be ${wanted}`)
}

/** Index of a column by any of its names, without regard to case; -1 when there is none. */
export function columnOf(header: readonly string[], ...names: readonly string[]): number {
  const lower = header.map((name) => name.trim().toLowerCase())
  for (const name of names) {
    const index = lower.indexOf(name)
    if (index !== -1) return index
  }
  return -1
}
