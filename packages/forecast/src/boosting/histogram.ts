import type { BinnedTable } from './binning.ts'

// Each bin has three cells: sum of gradients, sum of hessians, rows.
const CELLS = 3

/** Sums of derivatives per feature and bin over the rows of one leaf. */
export interface Histogram {
  readonly cells: Float64Array
  readonly rows: number
  readonly gradient: number
  readonly hessian: number
}

/** The rows and features from which a histogram is counted. */
export interface HistogramInput {
  readonly table: BinnedTable
  readonly gradient: Float64Array
  readonly hessian: Float64Array
  readonly order: Int32Array
  readonly features: readonly number[]
  /** Cell at which each feature of `features` begins; the last entry is the number of cells. See `cellStarts`. */
  readonly starts: Int32Array
}

/** Where each feature's cells begin: a bin for the unknown and one more than it has edges. */
export function cellStarts(table: BinnedTable, features: readonly number[]): Int32Array {
  const starts = new Int32Array(features.length + 1)
  for (let f = 0; f < features.length; f++) {
    const bins = (table.edges[features[f] ?? 0]?.length ?? 0) + 2
    starts[f + 1] = (starts[f] ?? 0) + bins * CELLS
  }
  return starts
}

/** When a leaf may be split at all. */
export interface SplitLimits {
  readonly leafRowsMin: number
  readonly leafHessianMin: number
  /** Added to each hessian sum (L2 on leaf values), so that small leaves stay near zero. */
  readonly ridge: number
  readonly gainMin: number
}

/** The best cut of a leaf: rows with bin ≤ `bin` go left. */
export interface Split {
  readonly feature: number
  readonly bin: number
  readonly isUnknownLeft: boolean
  readonly gain: number
}

/** Counts `order[start … end)`. */
export function fillHistogram(input: HistogramInput, start: number, end: number): Histogram {
  const { gradient, hessian, order, features, table } = input
  const size = end - start
  const slopes = new Float64Array(size)
  const bends = new Float64Array(size)
  let gradientSum = 0
  let hessianSum = 0
  for (let i = 0; i < size; i++) {
    const row = order[start + i] ?? 0
    const slope = gradient[row] ?? 0
    const bend = hessian[row] ?? 0
    slopes[i] = slope
    bends[i] = bend
    gradientSum += slope
    hessianSum += bend
  }
  const cells = new Float64Array(input.starts[features.length] ?? 0)
  for (let f = 0; f < features.length; f++) {
    const column = table.bins[features[f] ?? 0] ?? new Uint8Array()
    const base = input.starts[f] ?? 0
    for (let i = 0; i < size; i++) {
      const cell = base + (column[order[start + i] ?? 0] ?? 0) * CELLS
      cells[cell] = (cells[cell] ?? 0) + (slopes[i] ?? 0)
      cells[cell + 1] = (cells[cell + 1] ?? 0) + (bends[i] ?? 0)
      cells[cell + 2] = (cells[cell + 2] ?? 0) + 1
    }
  }
  return { cells, rows: size, gradient: gradientSum, hessian: hessianSum }
}

/** The cut that lowers the loss most over all features, the unknown tried on both sides; undefined if none gains. */
export function bestSplit(histogram: Histogram, input: HistogramInput, limits: SplitLimits): Split | undefined {
  const scan: Scan = { histogram, limits, best: { feature: -1, bin: 0, isUnknownLeft: false, gain: limits.gainMin } }
  for (let f = 0; f < input.features.length; f++) {
    const feature = input.features[f] ?? 0
    const lastBin = (input.table.edges[feature]?.length ?? 0) + 1
    const base = input.starts[f] ?? 0
    scanFeature(scan, { feature, base, lastBin, isUnknownLeft: false })
    if ((histogram.cells[base + 2] ?? 0) > 0) scanFeature(scan, { feature, base, lastBin, isUnknownLeft: true })
  }
  return scan.best.feature < 0 ? undefined : scan.best
}

interface Scan {
  readonly histogram: Histogram
  readonly limits: SplitLimits
  best: Split
}

function scanFeature(
  scan: Scan,
  at: { readonly feature: number; readonly base: number; readonly lastBin: number; readonly isUnknownLeft: boolean },
): void {
  const { histogram, limits } = scan
  const { cells } = histogram
  const { ridge, leafRowsMin, leafHessianMin } = limits
  const whole = histogram.gradient ** 2 / (histogram.hessian + ridge)
  let gradient = at.isUnknownLeft ? (cells[at.base] ?? 0) : 0
  let hessian = at.isUnknownLeft ? (cells[at.base + 1] ?? 0) : 0
  let rows = at.isUnknownLeft ? (cells[at.base + 2] ?? 0) : 0
  let bestGain = scan.best.gain
  let bestBin = -1
  let isLeftMore = false
  // The last bin may be cut off only when the unknown are on the right: known against unknown.
  const unknownRows = cells[at.base + 2] ?? 0
  const end = at.isUnknownLeft || unknownRows === 0 ? at.lastBin - 1 : at.lastBin
  for (let bin = 1; bin <= end; bin++) {
    const cell = at.base + bin * CELLS
    gradient += cells[cell] ?? 0
    hessian += cells[cell + 1] ?? 0
    rows += cells[cell + 2] ?? 0
    const rest = histogram.rows - rows
    if (rows < leafRowsMin || hessian < leafHessianMin) continue
    const restHessian = histogram.hessian - hessian
    if (rest < leafRowsMin || restHessian < leafHessianMin) break
    const restGradient = histogram.gradient - gradient
    const gain =
      (gradient * gradient) / (hessian + ridge) + (restGradient * restGradient) / (restHessian + ridge) - whole
    if (gain > bestGain) {
      bestGain = gain
      bestBin = bin
      isLeftMore = rows > rest
    }
  }
  if (bestBin < 0) return
  // Unknown never seen here: such a row goes with the many.
  const isUnknownLeft = unknownRows > 0 ? at.isUnknownLeft : isLeftMore
  scan.best = { feature: at.feature, bin: bestBin, isUnknownLeft, gain: bestGain }
}
