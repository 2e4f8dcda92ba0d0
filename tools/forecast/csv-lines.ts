import { createReadStream, existsSync } from 'node:fs'
import { createGunzip } from 'node:zlib'

/** One record of a CSV file and the number of its line, counted from 1. */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
}

/** Reads a CSV file record by record, header first; `.gz` is unpacked on the way. Holds one chunk in memory, not the file. */
export async function* csvRecords(path: string): AsyncGenerator<CsvRecord> {
  let line = 0
  let open = ''
  for await (const text of textLines(path)) {
    line += 1
    const whole = open === '' ? text : `${open}\n${text}`
    if (whole.includes('"') && oddQuotes(whole)) {
      open = whole
      continue
    }
    open = ''
    if (whole !== '') yield { line, cells: splitCsv(whole) }
  }
  if (open !== '') throw new Error(`${path}, line ${line}: a quotation mark is opened and never closed`)
}

async function* textLines(path: string): AsyncGenerator<string> {
  if (!existsSync(path)) throw new Error(`there is no file ${path}`)
  const file = createReadStream(path, { highWaterMark: 1 << 20 })
  const bytes = path.endsWith('.gz') ? file.pipe(createGunzip({ chunkSize: 1 << 20 })) : file
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of bytes) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = parts.pop() ?? ''
      for (const part of parts) yield trimEnd(part)
    }
  } catch (error) {
    throw new Error(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (rest !== '') yield trimEnd(rest)
}

/** Cells of one record: commas apart, quotation marks around cells that hold commas, doubled inside. */
export function splitCsv(text: string): string[] {
  if (!text.includes('"')) return text.split(',')
  const cells: string[] = []
  let at = 0
  while (at <= text.length) {
    if (text[at] !== '"') {
      const end = text.indexOf(',', at)
      cells.push(text.slice(at, end === -1 ? text.length : end))
      if (end === -1) break
      at = end + 1
      continue
    }
    let end = at + 1
    while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1
    cells.push(text.slice(at + 1, end).replaceAll('""', '"'))
    at = end + 2
    if (end + 1 >= text.length) break
  }
  return cells
}

function trimEnd(line: string): string {
  const start = line.startsWith('\u{feff}') ? 1 : 0
  return line.endsWith('\r') || start === 1 ? line.slice(start).replace(/\r$/, '') : line
}

function oddQuotes(text: string): boolean {
  let count = 0
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count += 1
  return count % 2 === 1
}
