import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenFile } from './adapters/adapter.ts'
import { csvRecords } from './csv-lines.ts'

/** Opens a CSV file: its header is read, in the file's own spelling. */
export async function openCsv(path: string): Promise<OpenFile> {
  const records = csvRecords(path)
  const first = await records.next()
  if (first.done) throw new Error(`${path} is empty; it should begin with a header such as sku,location,date,units`)
  return { path, header: first.value.cells.map((cell) => cell.trim()), records }
}

/** Opens `name.csv.gz` or `name.csv` of a folder, if it is there. */
export async function neighbour(folder: string, name: string): Promise<OpenFile | null> {
  const path = [join(folder, `${name}.csv.gz`), join(folder, `${name}.csv`)].find((one) => existsSync(one))
  return path === undefined ? null : openCsv(path)
}
