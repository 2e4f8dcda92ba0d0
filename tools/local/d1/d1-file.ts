import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

/** One statement as D1's wire carries it; a list of numbers is a blob. */
export type D1Query = { readonly sql: string; readonly params: readonly (string | number | null | readonly number[])[] }

/** What one request asks for: its statements succeed or fail together. */
export type D1Unit = { readonly queries: readonly D1Query[]; readonly format: 'objects' | 'rows' | 'none' }

/** The answer to one statement, as D1's wire carries it. */
export type D1Result = {
  readonly success: true
  readonly results: unknown
  readonly meta: Readonly<Record<string, unknown>>
}

/** What became of a unit. */
export type D1Answer =
  | { readonly ok: true; readonly results: readonly D1Result[] }
  | { readonly ok: false; readonly error: string }

// D1's own limits, so that what runs here runs there.
const PARAMETERS_MAX = 100
const STATEMENT_BYTES_MAX = 100_000
// The shop has a few hundred different statements; the rest are one-off migrations.
const STATEMENTS_KEPT_MAX = 1_000
// About 16 MB: fewer pauses for moving the log into the file.
const LOG_PAGES_MAX = 4_000
const CACHE_KIB = 65_536

/**
 * A D1 database in one SQLite file. Units that are waiting at the same time share one commit, so one file sync; each keeps its own all or
 * nothing, and no answer is given before the commit is on disk.
 */
export class D1File {
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()
  readonly #totalChanges: StatementSync
  #changesBefore = 0

  constructor(path: string, options: { readonly durable: boolean }) {
    this.#database = new DatabaseSync(path, { timeout: 5_000 })
    this.#database.exec('PRAGMA journal_mode = WAL')
    this.#database.exec(`PRAGMA synchronous = ${options.durable ? 'FULL' : 'OFF'}`)
    this.#database.exec(`PRAGMA wal_autocheckpoint = ${LOG_PAGES_MAX}`)
    this.#database.exec(`PRAGMA cache_size = -${CACHE_KIB}`)
    this.#totalChanges = this.#database.prepare('SELECT total_changes() AS total, last_insert_rowid() AS last')
    // The full-text index numbers its own rows beyond what a number holds.
    this.#totalChanges.setReadBigInts(true)
  }

  /** Runs all units in one commit, in order, and says what became of each. */
  run(units: readonly D1Unit[]): readonly D1Answer[] {
    try {
      this.#database.exec('BEGIN IMMEDIATE')
      this.#changesBefore = this.#changes().total
      const [only] = units
      // One alone needs no way back of its own: its failure is the commit's.
      const answers: readonly D1Answer[] =
        only && units.length === 1
          ? [{ ok: true, results: only.queries.map((query) => this.#runQuery(query, only.format)) }]
          : units.map((unit) => this.#runUnit(unit))
      this.#database.exec('COMMIT')
      return answers
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      // What stops a commit (a constraint checked at its end) stops the unit that broke it and nobody else.
      const [first] = units
      if (units.length > 1) return units.flatMap((unit) => this.run([unit]))
      return first ? [{ ok: false, error: messageOf(error) }] : []
    }
  }

  close(): void {
    this.#database.close()
  }

  #runUnit(unit: D1Unit): D1Answer {
    this.#database.exec('SAVEPOINT unit')
    try {
      const results = unit.queries.map((query) => this.#runQuery(query, unit.format))
      this.#database.exec('RELEASE unit')
      return { ok: true, results }
    } catch (error) {
      // A fault of the disk ends the whole transaction: then nobody's work is there.
      if (!this.#database.isTransaction) throw error
      this.#database.exec('ROLLBACK TO unit')
      this.#database.exec('RELEASE unit')
      this.#changesBefore = this.#changes().total
      return { ok: false, error: messageOf(error) }
    }
  }

  #runQuery({ sql, params }: D1Query, format: D1Unit['format']): D1Result {
    if (params.length > PARAMETERS_MAX) throw new Error('too many SQL variables: SQLITE_ERROR')
    if (sql.length > STATEMENT_BYTES_MAX) throw new Error('statement too long: SQLITE_TOOBIG')
    const statement = this.#prepared(sql)
    const rows = statement.all(...params.map(boundValue)) as unknown as unknown[][]
    const { total, last } = this.#changes()
    const changes = total - this.#changesBefore
    this.#changesBefore = total
    return {
      success: true,
      results: format === 'none' ? [] : shapedRows(statement, rows, format),
      meta: { changes, changed_db: changes > 0, last_row_id: last, duration: 0, served_by: 'local' },
    }
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql)
    statement.setReturnArrays(true)
    if (this.#statements.size >= STATEMENTS_KEPT_MAX) this.#statements.clear()
    this.#statements.set(sql, statement)
    return statement
  }

  #changes(): { total: number; last: number } {
    const row = this.#totalChanges.get()
    return { total: Number(row?.['total'] ?? 0), last: Number(row?.['last'] ?? 0) }
  }
}

function boundValue(value: D1Query['params'][number]): SQLInputValue {
  return typeof value === 'object' && value !== null ? Uint8Array.from(value) : value
}

function shapedRows(statement: StatementSync, rows: readonly unknown[][], format: 'objects' | 'rows'): unknown {
  if (rows.length === 0 && format === 'objects') return []
  const columns = statement.columns().map(({ name }) => name)
  const values = rows.map((row) => row.map((value) => (value instanceof Uint8Array ? Array.from(value) : value)))
  if (format === 'rows') return { columns, rows: values }
  return values.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]])))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
