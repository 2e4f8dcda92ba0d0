import { bottomUp, type Hierarchy } from './hierarchy.ts'
import { cholesky, solveCholesky } from './linear.ts'

/** Forecasts that may disagree, and the variance of each one's error. */
export interface BaseForecasts {
  readonly bottom: readonly ArrayLike<number>[]
  readonly nodes: readonly ArrayLike<number>[]
  readonly bottomVariance: readonly number[]
  readonly nodeVariance: readonly number[]
}

/**
 * Brings forecasts of all levels together so that they add up: the bottom forecasts that lie closest to all given ones,
 * each by its variance (weighted least squares, the diagonal form of MinT: Wickramasuriya, Athanasopoulos and Hyndman,
 * JASA 114, 2019), nothing below zero, and the nodes as their sums.
 */
export function reconcile(
  hierarchy: Hierarchy,
  base: BaseForecasts,
): { bottom: Float64Array[]; nodes: Float64Array[] } {
  const count = hierarchy.nodes.length
  const horizon = base.bottom[0]?.length ?? 0
  const inNode = hierarchy.nodes.map(({ members }) => new Set(members))
  const system = new Float64Array(count * count)
  hierarchy.nodes.forEach(({ members }, i) => {
    for (let j = 0; j <= i; j += 1) {
      let shared = i === j ? (base.nodeVariance[i] ?? 0) : 0
      for (const member of members) if (inNode[j]?.has(member)) shared += base.bottomVariance[member] ?? 0
      system[i * count + j] = shared
      system[j * count + i] = shared
    }
  })
  const factor = cholesky(system, count)
  const bottom = base.bottom.map((row) => Float64Array.from(row))
  const sums = bottomUp(hierarchy, base.bottom)
  for (let h = 0; h < horizon; h += 1) {
    const gaps = Float64Array.from(
      { length: count },
      (_, node) => (base.nodes[node]?.[h] ?? 0) - (sums[node]?.[h] ?? 0),
    )
    const pull = solveCholesky(factor, gaps)
    hierarchy.nodes.forEach(({ members }, node) => {
      for (const member of members) {
        const row = bottom[member]
        if (row) row[h] = (row[h] ?? 0) + (base.bottomVariance[member] ?? 0) * (pull[node] ?? 0)
      }
    })
  }
  for (const row of bottom) for (let h = 0; h < horizon; h += 1) if ((row[h] ?? 0) < 0) row[h] = 0
  return { bottom, nodes: bottomUp(hierarchy, bottom) }
}
