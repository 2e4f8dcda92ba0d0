import type { FeatureTable } from './model.ts'

// One byte per value: bin 0 holds the unknown, 1 … 255 the known values in rising order.
const BINS_MAX = 255
// Edges from this many rows are as good as from all of them, and sorting stays cheap.
const EDGE_SAMPLE_ROWS = 50_000

/** The features of a table as bytes, and the upper edge of each bin. */
export interface BinnedTable {
  readonly rows: number
  readonly bins: readonly Uint8Array[]
  /** Per feature: `edges[b - 1]` is the greatest value of bin b; the last bin has no edge. */
  readonly edges: readonly Float64Array[]
}

/** Cuts each feature into at most `binsMax` bins of about equal numbers of rows, the unknown apart. */
export function binTable(table: FeatureTable, binsMax: number): BinnedTable {
  const edges = table.columns.map((column) => edgesOf(column, Math.min(binsMax, BINS_MAX)))
  return {
    rows: table.rows,
    edges,
    bins: table.columns.map((column, f) => binsOf(column, edges[f] ?? new Float64Array())),
  }
}

/** Bins another table by edges already cut: the validation rows by those of the training rows. */
export function binLike(table: FeatureTable, edges: readonly Float64Array[]): BinnedTable {
  return {
    rows: table.rows,
    edges,
    bins: table.columns.map((column, f) => binsOf(column, edges[f] ?? new Float64Array())),
  }
}

function edgesOf(column: Float32Array | Float64Array, binsMax: number): Float64Array {
  const stride = Math.max(1, Math.floor(column.length / EDGE_SAMPLE_ROWS))
  const sample = new Float64Array(Math.ceil(column.length / stride))
  let known = 0
  for (let row = 0; row < column.length; row += stride) {
    const value = column[row] ?? Number.NaN
    if (!Number.isNaN(value)) sample[known++] = value
  }
  const sorted = sample.subarray(0, known).sort()
  const edges: number[] = []
  let start = 0
  while (start < known && edges.length < binsMax - 1) {
    const share = Math.max(1, Math.floor((known - start) / (binsMax - edges.length)))
    const end = lastOfValue(sorted, Math.min(known, start + share) - 1)
    if (end >= known - 1) break
    edges.push(((sorted[end] ?? 0) + (sorted[end + 1] ?? 0)) / 2)
    start = end + 1
  }
  return Float64Array.from(edges)
}

function lastOfValue(sorted: Float64Array, from: number): number {
  let end = from
  while (end + 1 < sorted.length && sorted[end + 1] === sorted[end]) end++
  return end
}

function binsOf(column: Float32Array | Float64Array, edges: Float64Array): Uint8Array {
  const bins = new Uint8Array(column.length)
  for (let row = 0; row < column.length; row++) {
    const value = column[row] ?? Number.NaN
    if (Number.isNaN(value)) continue
    let low = 0
    let high = edges.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (value <= (edges[middle] ?? 0)) high = middle
      else low = middle + 1
    }
    bins[row] = low + 1
  }
  return bins
}
