import { createReadStream, readFileSync } from 'node:fs'
import { createGunzip, gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse'

/** A row of a CSV file by column name, and the line it begins on. `cell` of an absent column is empty. */
export type CsvRow = {
  readonly line: number
  readonly cell: (column: string) => string
  readonly columns: readonly string[]
}

/** Streams the rows of a CSV file, gzipped or not. Broken quotes and rows of another width are read as far as they make sense. */
export async function* csvRows(path: string): AsyncGenerator<CsvRow> {
  const source = path.endsWith('.gz') ? createReadStream(path).pipe(createGunzip()) : createReadStream(path)
  const parser = source.pipe(
    parse({
      columns: false,
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 4_000_000,
    }),
  )
  let columns: readonly string[] | null = null
  let places = new Map<string, number>()
  let line = 1
  for await (const item of parser) {
    const { record, info } = item as { record: string[]; info: { lines: number } }
    const startsAt = line
    // The parser counts the lines it has read; a record with line breaks inside its quotes spans several.
    line = info.lines + 1
    if (columns === null) {
      columns = record.map((name) => name.trim())
      places = new Map(columns.map((name, place) => [name, place]))
      continue
    }
    yield { line: startsAt, columns, cell: (column) => record[places.get(column) ?? -1]?.trim() ?? '' }
  }
}

/** Reads a JSON file, gzipped or not. Says so when it is none. */
export function readJson(path: string): unknown {
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`${path} is not JSON: ${cause instanceof Error ? cause.message : ''}`, { cause })
  }
}
