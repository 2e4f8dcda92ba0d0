import { parse } from 'csv-parse/browser/esm'
import { textChunks } from './decode-text.ts'
import type { ImportSource } from './source.ts'

/** A row of a CSV file by column name, and the line it begins on. `cell` of an absent column is empty; names match in any case. */
export type CsvRow = {
  readonly line: number
  readonly cell: (column: string) => string
  readonly columns: readonly string[]
}

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

// Enough for a header and some rows.
const SAMPLE_CHARACTERS = 20_000
const DELIMITERS = [',', ';', '\t', '|'] as const

/** Streams the rows of a CSV file in any usual encoding and with any usual separator. Broken quotes and rows of another width are read as far as they make sense. */
export async function* csvRows(source: ImportSource): AsyncGenerator<CsvRow> {
  let columns: readonly string[] | null = null
  let places = new Map<string, number>()
  let line = 1
  for await (const { record, info } of records(source)) {
    const startsAt = line
    // The parser counts the lines it has read; a record with line breaks inside its quotes spans several.
    line = info.lines + 1
    if (columns === null) {
      columns = record.map((name) => name.trim())
      places = placesOf(columns)
      continue
    }
    yield {
      line: startsAt,
      columns,
      cell: (column) => record[places.get(column) ?? places.get(column.toLowerCase()) ?? -1]?.trim() ?? '',
    }
  }
}

/** What separates the fields: the candidate that occurs most often outside quotes in the first line. */
export function delimiterOf(sample: string): (typeof DELIMITERS)[number] {
  const counts = new Map<string, number>()
  let isQuoted = false
  for (const letter of sample) {
    if (letter === '"') isQuoted = !isQuoted
    if (!isQuoted && letter === '\n') break
    if (!isQuoted) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  return [...DELIMITERS].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0] ?? ','
}

function placesOf(columns: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  for (const [place, name] of columns.entries()) if (!places.has(name)) places.set(name, place)
  for (const [place, name] of columns.entries())
    if (!places.has(name.toLowerCase())) places.set(name.toLowerCase(), place)
  return places
}

async function* records(source: ImportSource): AsyncGenerator<Parsed> {
  const read: Parsed[] = []
  const failures: Error[] = []
  let parser: ReturnType<typeof parse> | null = null
  for await (const text of textChunks(source)) {
    parser ??= newParser(delimiterOf(text.slice(0, SAMPLE_CHARACTERS)), read, failures)
    parser.write(text)
    // The parser answers in events, which come between two turns.
    await new Promise((resolve) => setTimeout(resolve, 0))
    if (failures[0]) throw failures[0]
    yield* read.splice(0)
  }
  if (parser === null) return
  const open = parser
  await new Promise<void>((resolve) => {
    open.on('end', () => resolve())
    open.on('error', () => resolve())
    open.end()
  })
  if (failures[0]) throw failures[0]
  yield* read
}

function newParser(delimiter: string, read: Parsed[], failures: Error[]): ReturnType<typeof parse> {
  const parser = parse({
    delimiter,
    columns: false,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 4_000_000,
  })
  parser.on('data', (item: Parsed) => read.push(item))
  parser.on('error', (error: Error) => failures.push(error))
  return parser
}
