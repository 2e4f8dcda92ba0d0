import type { Locale } from '@onhand/domain/catalog/views'
import { addSums, categoryNodes, type GroupSums, NO_SUMS, TOTAL_KEY } from '@onhand/domain/forecasting/group-sums'
import { lastClosedDay } from '@onhand/domain/forecasting/demand-days'
import type { Actor } from '@onhand/domain/identity/actor'
import type { LocationId, VendorId } from '@onhand/domain/ids'
import { addDays } from '@onhand/domain/local-time'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import { operate, type OperateRefusal } from '../identity/operate.ts'
import { ownPlaces } from '../stock/own.ts'
import { type GroupRow, groupRow, learntError } from './group-rows.ts'

type ViewDeps = Pick<ServiceDeps, 'forecasts' | 'catalog' | 'vendors' | 'nowMs'>

/** What is expected of a shop's categories and places, or of all shops and cities. */
export type GroupsView = {
  /** The first day that is forecast; null when no forecast is there. */
  readonly firstDay: string | null
  /** As far as all forecasts look. */
  readonly horizonDays: number
  /** By how much all forecasts are wrong together, as a share, and from how many weeks that is known. */
  readonly commonError: number
  readonly weekCount: number
  readonly total: GroupRow
  readonly tables: readonly {
    readonly by: 'category' | 'place' | 'shop' | 'city'
    readonly rows: readonly GroupRow[]
  }[]
}

// Half a year: what a shop was wrong by before says little of what it is now.
const ERROR_DAYS = 182
// Their weeks are read one shop after the other; the largest say most about the whole.
const SHOPS_LEARNT_FROM = 50
/** Rows of a table of shops or cities; what is beyond is one row, so that they go on adding up. */
export const MARKET_ROWS_MAX = 200

const TOTAL = { key: TOTAL_KEY, parentKey: null, depth: 0, kind: 'total', id: null, name: '' } as const

/** A shop's categories, parents before their parts, and its places: each row the sum of its SKUs, and of the rows below it [FCT-50]. */
export async function forecastGroups(
  deps: ViewDeps,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly locale: Locale },
): Promise<Result<GroupsView, OperateRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'stock.read')
  return allowed.ok ? ok(await shopGroups(deps, input)) : allowed
}

/** The same for readers that were let in already. */
export async function shopGroups(
  deps: ViewDeps,
  { vendorId, locale }: { readonly vendorId: VendorId; readonly locale: Locale },
): Promise<GroupsView> {
  const toDay = lastClosedDay(deps.nowMs(), 'UTC')
  const [cells, categories, places, weeks] = await Promise.all([
    deps.forecasts.shopSums(vendorId),
    deps.catalog.categories(locale),
    ownPlaces(deps, vendorId),
    deps.forecasts.weekSums([vendorId], { fromDay: addDays(toDay, -ERROR_DAYS), toDay }),
  ])
  const total = cells.reduce(addSums, NO_SUMS)
  const commonError = learntError(weeks, total)
  const nameOf = new Map(places.map(({ id, name }) => [id, name]))
  const byCategory = categoryNodes(
    categories,
    summedBy(cells, (cell) => cell.categoryId),
  )
  const byPlace = largestFirst(summedBy(cells, (cell) => cell.locationId))
  return {
    ...headOf(total, { commonError, weekCount: daysOf(weeks) }),
    tables: [
      {
        by: 'category',
        rows: byCategory.map(({ sums, categoryId, ...node }) =>
          groupRow({ ...node, id: categoryId }, sums, commonError),
        ),
      },
      {
        by: 'place',
        rows: byPlace.map(([id, sums]) =>
          groupRow({ ...PART, key: `place:${id}`, kind: 'place', id, name: nameOf.get(id) ?? '' }, sums, commonError),
        ),
      },
    ],
  }
}

const PART = { parentKey: TOTAL_KEY, depth: 0 } as const

/** All shops together, by shop and by the city that goods are sold from [FCT-50]. */
export async function marketGroups(
  deps: ViewDeps,
  actor: Actor,
  input: { readonly locale: Locale },
): Promise<Result<GroupsView, OperateRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const [cells, names] = await Promise.all([deps.forecasts.marketSums(), deps.forecasts.marketNames(input.locale)])
  const total = cells.reduce(addSums, NO_SUMS)
  const shops = largestFirst(summedBy(cells, (cell) => cell.vendorId))
  const toDay = lastClosedDay(deps.nowMs(), 'UTC')
  const weeks = await deps.forecasts.weekSums(
    shops.slice(0, SHOPS_LEARNT_FROM).map(([vendorId]) => vendorId),
    { fromDay: addDays(toDay, -ERROR_DAYS), toDay },
  )
  const weeksOf = Map.groupBy(weeks, (week) => week.vendorId)
  const commonError = learntError(weeks, total)
  const shopRows = shops.map(([id, sums]) => {
    const row = { ...PART, key: `shop:${id}`, kind: 'shop' as const, id, name: names.shops.get(id) ?? id }
    return { row, sums, commonError: learntError(weeksOf.get(id) ?? [], sums) }
  })
  const cityOf = new Map([...names.cities].map(([id, city]) => [cityKey(id, names.cities), city]))
  const cityRows = largestFirst(summedBy(cells, (cell) => cityKey(cell.locationId, names.cities))).map(
    ([key, sums]) => {
      const named = cityOf.get(key)
      const name = named ? [named.city.trim(), named.country].filter(Boolean).join(', ') : ''
      return { row: { ...PART, key: `city:${key}`, kind: 'city' as const, id: null, name }, sums, commonError }
    },
  )
  return ok({
    ...headOf(total, { commonError, weekCount: daysOf(weeks) }),
    tables: [
      { by: 'shop', rows: bounded(shopRows, commonError) },
      { by: 'city', rows: bounded(cityRows, commonError) },
    ],
  })
}

type Part = {
  readonly row: Parameters<typeof groupRow>[0]
  readonly sums: GroupSums
  readonly commonError: number
}

/** The largest rows, and all others as one. */
function bounded(parts: readonly Part[], commonError: number): readonly GroupRow[] {
  const rows = parts.slice(0, MARKET_ROWS_MAX).map((part) => groupRow(part.row, part.sums, part.commonError))
  const others = parts.slice(MARKET_ROWS_MAX)
  if (others.length === 0) return rows
  const row = { ...PART, key: 'others', kind: 'others' as const, id: null, name: String(others.length) }
  return [...rows, groupRow(row, others.map((part) => part.sums).reduce(addSums, NO_SUMS), commonError)]
}

/** Cities are told apart by name and country, however the name was typed. */
function cityKey(
  locationId: LocationId,
  cities: ReadonlyMap<LocationId, { readonly city: string; readonly country: string }>,
): string {
  const place = cities.get(locationId)
  return place ? `${place.country}:${place.city.trim().toLowerCase()}` : ''
}

function headOf(total: GroupSums, known: Pick<GroupsView, 'commonError' | 'weekCount'>) {
  return {
    firstDay: total.firstDay || null,
    horizonDays: total.horizonDays,
    commonError: Math.round(known.commonError * 10_000) / 10_000,
    weekCount: known.weekCount,
    total: groupRow(TOTAL, total, known.commonError),
  }
}

function daysOf(weeks: readonly { readonly day: string }[]): number {
  return new Set(weeks.map((week) => week.day)).size
}

function summedBy<Cell extends GroupSums, Key>(
  cells: readonly Cell[],
  keyOf: (cell: Cell) => Key,
): ReadonlyMap<Key, GroupSums> {
  const groups = new Map<Key, GroupSums>()
  for (const cell of cells) groups.set(keyOf(cell), addSums(groups.get(keyOf(cell)) ?? NO_SUMS, cell))
  return groups
}

function largestFirst<Key extends string>(sums: ReadonlyMap<Key, GroupSums>): readonly (readonly [Key, GroupSums])[] {
  return [...sums].toSorted(
    ([a, x], [b, y]) => y.next28.milliUnits - x.next28.milliUnits || y.sold28Units - x.sold28Units || (a < b ? -1 : 1),
  )
}
