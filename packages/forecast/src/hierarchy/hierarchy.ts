/** Sums of series: each node is the sum of its members, given by their index among the bottom series. */
export interface Hierarchy {
  readonly bottomCount: number
  readonly nodes: readonly { readonly name: string; readonly members: readonly number[] }[]
}

/** The nodes of each group that series name (category, vendor, city), and of all of them together. */
export function hierarchyOf(series: readonly { readonly groups?: readonly string[] }[]): Hierarchy {
  const members = new Map<string, number[]>()
  series.forEach((one, index) => {
    for (const group of new Set(one.groups)) members.set(group, [...(members.get(group) ?? []), index])
  })
  const nodes = [...members].map(([name, list]) => ({ name, members: list }))
  return { bottomCount: series.length, nodes: [...nodes, { name: 'total', members: series.map((_, index) => index) }] }
}

/** Forecasts of the nodes from those of the bottom: their sums. */
export function bottomUp(hierarchy: Hierarchy, bottom: readonly ArrayLike<number>[]): Float64Array[] {
  return hierarchy.nodes.map(({ members }) => sumOf(members, bottom))
}

/** Forecasts of the bottom from one of the whole, shared out in proportion to `sizes` (units of the recent past, say). */
export function topDown(total: ArrayLike<number>, sizes: readonly number[]): Float64Array[] {
  const sum = sizes.reduce((all, one) => all + one, 0)
  return sizes.map((size) =>
    Float64Array.from(total, (value) => (sum === 0 ? value / sizes.length : (value * size) / sum)),
  )
}

function sumOf(members: readonly number[], rows: readonly ArrayLike<number>[]): Float64Array {
  const length = rows[members[0] ?? 0]?.length ?? 0
  const sum = new Float64Array(length)
  for (const member of members) {
    const row = rows[member]
    for (let h = 0; h < length; h += 1) sum[h] = (sum[h] ?? 0) + (row?.[h] ?? 0)
  }
  return sum
}
