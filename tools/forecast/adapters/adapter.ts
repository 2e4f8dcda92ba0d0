import type { Step } from '@onhand/forecast'
import type { CsvRecord } from '../csv-lines.ts'
import type { DemandTable } from '../demand-table.ts'

/** What the caller says about a file. */
export interface ReadOptions {
  readonly step?: Step
  /** Of files of sales lines: whether a line's demand is its quantity or one. */
  readonly demand: 'units' | 'lines'
  readonly log: (line: string) => void
}

/** An open file: its header is read, its records are not. */
export interface OpenFile {
  readonly path: string
  readonly header: readonly string[]
  readonly records: AsyncGenerator<CsvRecord>
}

/** Turns one kind of file into a table of demand. */
export interface Adapter {
  readonly name: string
  readonly matches: (header: readonly string[]) => boolean
  readonly read: (file: OpenFile, options: ReadOptions) => Promise<DemandTable>
}
