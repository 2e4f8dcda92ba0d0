import type { DemandSeries } from '../panel/panel.ts'
import type { Hierarchy } from './hierarchy.ts'
import { cholesky, solveCholesky } from './linear.ts'

// Above this many series the search costs more than it brings; sums of single SKUs are known by their groups anyway.
const SERIES_MAX = 400
// Periods that must be known beyond the number of series, so that a sum cannot be a coincidence.
const SPARE_PERIODS = 60
const EXACT = 1e-6

/** Which series of a panel are sums of others: indices into the panel. */
export interface FoundHierarchy extends Hierarchy {
  readonly bottom: readonly number[]
  /** Panel index of each node, in the order of `nodes`. */
  readonly aggregates: readonly number[]
}

/**
 * Finds series that are exactly the sum of others (departments of a store, stores of a state), whatever they are called:
 * from the smallest to the largest, each is regressed on those found to be no sums; coefficients of zeros and ones
 * without any error make it one. Null when there are none.
 */
export function foundHierarchy(series: readonly DemandSeries[]): FoundHierarchy | null {
  const known = Math.min(...series.map(({ units }) => units.length))
  const window = Math.min(known, series.length + 4 * SPARE_PERIODS)
  if (series.length < 3 || series.length > SERIES_MAX || window < series.length + SPARE_PERIODS) return null
  const rows = series.map(({ units }) => units.subarray(units.length - window))
  if (rows.some((row) => row.some(Number.isNaN))) return null
  const products = gram(rows)
  const order = rows.map((_, index) => index).sort((a, b) => totalOf(rows[a]) - totalOf(rows[b]))
  const bottom: number[] = []
  const sums: { index: number; members: number[] }[] = []
  for (const index of order) {
    const members = membersOf(index, bottom, { rows, products })
    if (members) sums.push({ index, members })
    else bottom.push(index)
  }
  if (sums.length === 0) return null
  return {
    bottom,
    aggregates: sums.map(({ index }) => index),
    bottomCount: bottom.length,
    nodes: sums.map(({ index, members }) => ({ name: series[index]?.sku ?? '', members })),
  }
}

type Rows = { readonly rows: readonly Float64Array[]; readonly products: Float64Array }

/** Positions within `bottom` whose series add up to `rows[index]`; null when none do. */
function membersOf(index: number, bottom: readonly number[], of: Rows): number[] | null {
  const size = bottom.length
  const all = of.rows.length
  if (size < 2) return null
  const system = new Float64Array(size * size)
  const right = new Float64Array(size)
  for (let i = 0; i < size; i += 1) {
    const a = bottom[i] ?? 0
    right[i] = of.products[a * all + index] ?? 0
    for (let j = 0; j < size; j += 1) system[i * size + j] = of.products[a * all + (bottom[j] ?? 0)] ?? 0
  }
  const weights = solveCholesky(cholesky(system, size), right)
  const members: number[] = []
  for (let i = 0; i < size; i += 1) {
    const weight = weights[i] ?? 0
    if (Math.abs(weight) > 0.01 && Math.abs(weight - 1) > 0.01) return null
    if (weight > 0.5) members.push(i)
  }
  return members.length >= 2 && isSum(index, { members, bottom }, of.rows) ? members : null
}

function isSum(
  index: number,
  of: { members: readonly number[]; bottom: readonly number[] },
  rows: readonly Float64Array[],
): boolean {
  const whole = rows[index] ?? new Float64Array(0)
  return whole.every((value, t) => {
    let sum = 0
    for (const member of of.members) sum += rows[of.bottom[member] ?? 0]?.[t] ?? 0
    return Math.abs(sum - value) <= EXACT * (1 + Math.abs(value))
  })
}

function gram(rows: readonly Float64Array[]): Float64Array {
  const size = rows.length
  const products = new Float64Array(size * size)
  rows.forEach((a, i) => {
    for (let j = 0; j <= i; j += 1) {
      const b = rows[j] ?? a
      let sum = 0
      for (let t = 0; t < a.length; t += 1) sum += (a[t] ?? 0) * (b[t] ?? 0)
      products[i * size + j] = sum
      products[j * size + i] = sum
    }
  })
  return products
}

function totalOf(row: Float64Array | undefined): number {
  return row ? row.reduce((sum, value) => sum + value, 0) : 0
}
