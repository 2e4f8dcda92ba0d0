import type { CategoryId } from '../ids.ts'
import { laterDay } from './demand-days.ts'

/** What is expected of some days of a group: sums of its SKUs, in thousandths and minor units, so that they are exact. */
export type SpanSums = {
  readonly milliUnits: number
  readonly milliVariance: number
  readonly values: readonly Value[]
}

/** Money of one currency. */
export type Value = { readonly currency: string; readonly valueMinor: number }

/** The sums of a group of SKUs at places. They may be added up [FCT-50]. */
export type GroupSums = {
  /** SKUs at places: one that is kept at two places counts twice. */
  readonly skuCount: number
  /** Those whose sums come with the next run. */
  readonly waitingCount: number
  /** The first day of the newest forecast among them; empty when there is none. */
  readonly firstDay: string
  /** As far as all of them look ahead; 0 when there is none. */
  readonly horizonDays: number
  readonly sold7Units: number
  readonly sold28Units: number
  readonly next7: SpanSums
  readonly next28: SpanSums
  readonly horizon: SpanSums
}

const NO_SPAN: SpanSums = { milliUnits: 0, milliVariance: 0, values: [] }

/** No SKU at all. */
export const NO_SUMS: GroupSums = {
  skuCount: 0,
  waitingCount: 0,
  firstDay: '',
  horizonDays: 0,
  sold7Units: 0,
  sold28Units: 0,
  next7: NO_SPAN,
  next28: NO_SPAN,
  horizon: NO_SPAN,
}

/** Adds two groups up. */
export function addSums(a: GroupSums, b: GroupSums): GroupSums {
  const horizons = [a.horizonDays, b.horizonDays].filter((days) => days > 0)
  return {
    skuCount: a.skuCount + b.skuCount,
    waitingCount: a.waitingCount + b.waitingCount,
    firstDay: laterDay(a.firstDay, b.firstDay),
    horizonDays: horizons.length === 0 ? 0 : Math.min(...horizons),
    sold7Units: a.sold7Units + b.sold7Units,
    sold28Units: a.sold28Units + b.sold28Units,
    next7: addSpans(a.next7, b.next7),
    next28: addSpans(a.next28, b.next28),
    horizon: addSpans(a.horizon, b.horizon),
  }
}

/** A category as the catalogue names it. */
export type NamedCategory = {
  readonly categoryId: CategoryId
  readonly name: string
  readonly children: readonly NamedCategory[]
}

/** One row of a table of groups. `alone`: what is in a category itself, beside the categories within it. */
export type GroupNode = {
  readonly key: string
  readonly parentKey: string
  readonly depth: number
  readonly kind: 'category' | 'alone' | 'uncategorised'
  readonly categoryId: CategoryId | null
  readonly name: string
  readonly sums: GroupSums
}

/** The key of the row that all others add up to. */
export const TOTAL_KEY = 'total'

/**
 * The tree of categories with what is expected of each, parents before their children and the larger first; empty ones are left out. Every row is the sum of the
 * rows below it, and those at the top with what has no category are the whole [FCT-50].
 */
export function categoryNodes(
  categories: readonly NamedCategory[],
  own: ReadonlyMap<CategoryId | null, GroupSums>,
): readonly GroupNode[] {
  const known = new Set<CategoryId | null>()
  const top = nodesOf(categories, { own, known, parentKey: TOTAL_KEY, depth: 0 })
  // What is in no category, or in one that is no longer there.
  const rest = [...own].filter(([id]) => !known.has(id)).map(([, sums]) => sums)
  if (rest.length === 0) return top
  const kind = 'uncategorised' as const
  const sums = rest.reduce(addSums, NO_SUMS)
  return [...top, { key: kind, parentKey: TOTAL_KEY, depth: 0, kind, categoryId: null, name: '', sums }]
}

type Branch = {
  readonly own: ReadonlyMap<CategoryId | null, GroupSums>
  readonly known: Set<CategoryId | null>
  readonly parentKey: string
  readonly depth: number
}

function nodesOf(categories: readonly NamedCategory[], branch: Branch): GroupNode[] {
  const { own, known, parentKey, depth } = branch
  const families = categories.flatMap((one): { head: GroupNode; below: readonly GroupNode[] }[] => {
    const { categoryId, name } = one
    known.add(categoryId)
    const key = `category:${categoryId}`
    const within = nodesOf(one.children, { ...branch, parentKey: key, depth: depth + 1 })
    const itself = own.get(categoryId)
    const alone: GroupNode[] =
      itself && within.length > 0
        ? [
            {
              key: `alone:${categoryId}`,
              parentKey: key,
              depth: depth + 1,
              kind: 'alone',
              categoryId,
              name,
              sums: itself,
            },
          ]
        : []
    const below = [...within, ...alone]
    const parts = below.filter((node) => node.parentKey === key).map((node) => node.sums)
    const sums = parts.length > 0 ? parts.reduce(addSums, NO_SUMS) : itself
    return sums ? [{ head: { key, parentKey, depth, kind: 'category', categoryId, name, sums }, below }] : []
  })
  return families
    .toSorted((a, b) => b.head.sums.next28.milliUnits - a.head.sums.next28.milliUnits)
    .flatMap(({ head, below }) => [head, ...below])
}

/**
 * Whole numbers for exact ones that add up as they are shown: each is rounded down, and what is then missing to the total's own rounding goes to the largest
 * remainders (Hamilton's method). Rows below a row share what that row shows.
 */
export function shownUnits(
  rows: readonly { readonly key: string; readonly parentKey: string; readonly units: number }[],
  total: { readonly units: number; readonly step: number },
): ReadonlyMap<string, number> {
  const { step } = total
  const childrenOf = Map.groupBy(rows, (row) => row.parentKey)
  const shown = new Map([[TOTAL_KEY, Math.round(total.units / step)]])
  for (const [parentKey] of [[TOTAL_KEY], ...rows.map((row) => [row.key])] as const) {
    const children = parentKey === undefined ? [] : (childrenOf.get(parentKey) ?? [])
    const sum = shown.get(parentKey ?? '') ?? 0
    const floors = children.map((row) => Math.floor(row.units / step))
    const missing = sum - floors.reduce((all, one) => all + one, 0)
    const byRemainder = children
      .map((row, index) => ({ index, remainder: row.units / step - (floors[index] ?? 0) }))
      .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)
    const raised = new Set(byRemainder.slice(0, Math.max(0, missing)).map(({ index }) => index))
    for (const [index, row] of children.entries())
      shown.set(row.key, (floors[index] ?? 0) + (raised.has(index) ? 1 : 0))
  }
  return new Map([...shown].map(([key, steps]) => [key, Math.round(steps * step * 10) / 10]))
}

function addSpans(a: SpanSums, b: SpanSums): SpanSums {
  return {
    milliUnits: a.milliUnits + b.milliUnits,
    milliVariance: a.milliVariance + b.milliVariance,
    values: addValues(a.values, b.values),
  }
}

function addValues(a: readonly Value[], b: readonly Value[]): readonly Value[] {
  const sums = new Map<string, number>()
  for (const { currency, valueMinor } of [...a, ...b]) sums.set(currency, (sums.get(currency) ?? 0) + valueMinor)
  return [...sums]
    .map(([currency, valueMinor]) => ({ currency, valueMinor }))
    .toSorted((x, y) => (x.currency < y.currency ? -1 : 1))
}
