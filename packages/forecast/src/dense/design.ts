/** Sparse rows of regressors, one row per period, with a ridge penalty and a name per column. */
export interface Design {
  readonly names: readonly string[]
  /** Ridge penalty per column, in units of one observation of standard size. */
  readonly penalties: Float64Array
  /** Row r holds the entries from `starts[r]` up to `starts[r + 1]`. */
  readonly starts: Int32Array
  readonly columns: Int32Array
  readonly values: Float64Array
}

/** One block of columns: which entries it has in a period, `[column within the block, value]` pairs in a row. */
export interface Block {
  readonly names: readonly string[]
  readonly penalty: (column: number) => number
  readonly entries: (period: number) => readonly number[]
}

/** Puts blocks of columns side by side. */
export function designOf(periods: number, blocks: readonly Block[]): Design {
  const names: string[] = []
  const penalties: number[] = []
  const columns: number[] = []
  const values: number[] = []
  const starts = new Int32Array(periods + 1)
  const offsets = blocks.map((block) => {
    const offset = names.length
    block.names.forEach((name, column) => {
      names.push(name)
      penalties.push(block.penalty(column))
    })
    return offset
  })
  for (let period = 0; period < periods; period++) {
    blocks.forEach((block, at) => {
      const entries = block.entries(period)
      for (let i = 0; i < entries.length; i += 2) {
        const value = entries[i + 1] ?? 0
        if (value === 0 || !Number.isFinite(value)) continue
        columns.push((offsets[at] ?? 0) + (entries[i] ?? 0))
        values.push(value)
      }
    })
    starts[period + 1] = columns.length
  }
  return {
    names,
    penalties: Float64Array.from(penalties),
    starts,
    columns: Int32Array.from(columns),
    values: Float64Array.from(values),
  }
}

/** The value of the linear predictor in one period. */
export function predictRow(design: Design, beta: Float64Array, period: number): number {
  let sum = 0
  const end = design.starts[period + 1] ?? 0
  for (let i = design.starts[period] ?? 0; i < end; i++) {
    sum += (beta[design.columns[i] ?? 0] ?? 0) * (design.values[i] ?? 0)
  }
  return sum
}

/** Columns of one series to stand behind the shared ones. */
export interface ExtraColumns {
  readonly names: readonly string[]
  readonly penalties: readonly number[]
  /** One row of values per column, a value per period. */
  readonly rows: readonly Float64Array[]
}

/** The design with further columns; itself when there are none. */
export function withColumns(design: Design, extra: ExtraColumns): Design {
  if (extra.names.length === 0) return design
  const periods = design.starts.length - 1
  const starts = new Int32Array(periods + 1)
  const columns: number[] = []
  const values: number[] = []
  for (let period = 0; period < periods; period++) {
    for (let i = design.starts[period] ?? 0; i < (design.starts[period + 1] ?? 0); i++) {
      columns.push(design.columns[i] ?? 0)
      values.push(design.values[i] ?? 0)
    }
    extra.rows.forEach((row, i) => {
      const value = row[period] ?? 0
      if (value === 0 || !Number.isFinite(value)) return
      columns.push(design.names.length + i)
      values.push(value)
    })
    starts[period + 1] = columns.length
  }
  return {
    names: [...design.names, ...extra.names],
    penalties: Float64Array.from([...design.penalties, ...extra.penalties]),
    starts,
    columns: Int32Array.from(columns),
    values: Float64Array.from(values),
  }
}
