import type { Panel } from '../panel/panel.ts'
import type { CovariateRow } from './plan-features.ts'

// Without groups the SKUs of a location are rivals when they are few: a shelf, not a shop.
const SHELF_MAX = 60

/** What the SKUs that are sold beside one another plan together: by covariate and rival group, over the panel's time line. */
export interface RivalPlans {
  readonly panel: Panel
  readonly rows: readonly (readonly CovariateRow[])[]
  readonly weights: Float64Array
  /** Group of each SKU; −1: it has no rivals. */
  readonly groupOf: Int32Array
  readonly sums: readonly (readonly GroupSums[])[]
}

interface GroupSums {
  /** Weighted sum of the members' plans against their usual, and of their weights. */
  readonly against: Float64Array
  readonly weight: Float64Array
  /** The lowest value, whose it is, and the lowest of the others. */
  readonly lowest: Float64Array
  readonly owner: Int32Array
  readonly second: Float64Array
}

/** Adds up the plans of rivals: SKUs of one category at one location, else the few of one location. */
export function rivalPlans(
  panel: Panel,
  { rows, weights }: { rows: readonly (readonly CovariateRow[])[]; weights: Float64Array },
): RivalPlans {
  const { groupOf, groups } = rivalGroups(panel)
  const length = panel.originIndex + 1 + panel.horizon
  const sums = rows.map((members) => {
    const of = Array.from({ length: groups }, () => emptySums(length))
    members.forEach((row, sku) => {
      const group = of[groupOf[sku] ?? -1]
      if (group) addMember(group, row, { sku, weight: weights[sku] ?? 0, from: panel.series[sku]?.startIndex ?? 0 })
    })
    return of
  })
  return { panel, rows, weights, groupOf, sums }
}

/** Writes how a SKU's rivals stand against their usual, and how the SKU's own value stands against their lowest. */
export function writeRivals(
  { panel, rows, weights, groupOf, sums }: RivalPlans,
  at: { readonly sku: number; readonly covariate: number },
  [others, lowest]: readonly Float32Array[],
): void {
  const group = sums[at.covariate]?.[groupOf[at.sku] ?? -1]
  const row = rows[at.covariate]?.[at.sku]
  if (!(group && row && others && lowest)) return
  const from = panel.series[at.sku]?.startIndex ?? 0
  const own = weights[at.sku] ?? 0
  for (let i = 0; i < others.length; i++) {
    const against = row.against[i] ?? Number.NaN
    const isKnown = !Number.isNaN(against)
    const weight = (group.weight[from + i] ?? 0) - (isKnown ? own : 0)
    const sum = (group.against[from + i] ?? 0) - (isKnown ? own * against : 0)
    if (weight > 1e-9) others[i] = sum / weight
    const least = group.owner[from + i] === at.sku ? group.second[from + i] : group.lowest[from + i]
    const plain = row.plain[i] ?? Number.NaN
    if (least !== undefined && least > 0 && least < Number.POSITIVE_INFINITY && plain > 0) {
      lowest[i] = Math.log(plain / least)
    }
  }
}

function emptySums(length: number): GroupSums {
  return {
    against: new Float64Array(length),
    weight: new Float64Array(length),
    lowest: new Float64Array(length).fill(Number.POSITIVE_INFINITY),
    owner: new Int32Array(length).fill(-1),
    second: new Float64Array(length).fill(Number.POSITIVE_INFINITY),
  }
}

function addMember(group: GroupSums, row: CovariateRow, member: { sku: number; weight: number; from: number }): void {
  const { sku, weight, from } = member
  for (let i = 0; i < row.plain.length; i++) {
    const at = from + i
    const against = row.against[i] ?? Number.NaN
    if (!Number.isNaN(against)) {
      group.against[at] = (group.against[at] ?? 0) + weight * against
      group.weight[at] = (group.weight[at] ?? 0) + weight
    }
    const plain = row.plain[i] ?? Number.NaN
    if (plain < (group.lowest[at] ?? 0)) {
      group.second[at] = group.lowest[at] ?? 0
      group.lowest[at] = plain
      group.owner[at] = sku
    } else if (plain < (group.second[at] ?? 0)) group.second[at] = plain
  }
}

function rivalGroups(panel: Panel): { groupOf: Int32Array; groups: number } {
  const keys = panel.series.map(({ location, groups }) => [
    groups?.[0] === undefined ? null : `${location}\u0000${groups[0]}`,
    location,
  ])
  const counts = new Map<string, number>()
  for (const key of keys.flat()) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
  const numbers = new Map<string, number>()
  const groupOf = Int32Array.from(keys, ([narrow = null, wide = null]) => {
    const isNarrow = narrow !== null && (counts.get(narrow) ?? 0) > 1
    const key = isNarrow ? narrow : wide
    if (key === null || (counts.get(key) ?? 0) < 2 || (!isNarrow && (counts.get(key) ?? 0) > SHELF_MAX)) return -1
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  })
  return { groupOf, groups: numbers.size }
}
