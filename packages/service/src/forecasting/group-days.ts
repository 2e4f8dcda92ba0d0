import type { CategoryNode, Locale } from '@onhand/domain/catalog/views'
import { dayNumber } from '@onhand/domain/forecasting/demand-days'
import { addSums, type GroupSums, NO_SUMS } from '@onhand/domain/forecasting/group-sums'
import type { Actor } from '@onhand/domain/identity/actor'
import type { CategoryId, LocationId, VendorId } from '@onhand/domain/ids'
import { addDays } from '@onhand/domain/local-time'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import { operate, type OperateRefusal } from '../identity/operate.ts'
import { type NotFound, ownPlace } from '../stock/own.ts'
import type { ComingDays, GroupScope } from './group-ports.ts'

type DaysDeps = Pick<ServiceDeps, 'forecasts' | 'catalog' | 'vendors'>

/** A group's past and coming days; weeks where it is too large for days. */
export type GroupDaysView = {
  readonly step: 'day' | 'week'
  readonly skuCount: number
  /** In order. A past one has what was asked for, a coming one what is expected. */
  readonly points: readonly {
    readonly fromDay: string
    readonly toDay: string
    readonly soldUnits: number | null
    readonly expectedUnits: number | null
  }[]
}

/** A group within a shop: all of it when nothing is named. `isAlone`: only what is in the category itself. */
export type GroupDaysInput = {
  readonly vendorId: VendorId
  readonly categoryId?: CategoryId | 'none' | null | undefined
  readonly isAlone: boolean
  readonly locationId?: LocationId | null | undefined
  readonly locale: Locale
}

const WEEK_DAYS = 7
const PAST_DAYS = 56
const WEEKS = 4
// Days of more SKUs than these are too many to read for a chart: its weeks come from the sums that are kept.
const DAILY_SKUS_MAX = 10_000
const ROWS_PER_PAGE = 2_500

/** The chart of one group of a shop [FCT-50]. */
export async function groupDays(
  deps: DaysDeps,
  actor: Actor,
  input: GroupDaysInput,
): Promise<Result<GroupDaysView, OperateRefusal | NotFound>> {
  const allowed = inShop(actor, input.vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const scope = await scopeOf(deps, input)
  return scope.ok ? ok(await daysOf(deps, input.vendorId, scope.value)) : scope
}

/** The chart of a whole shop, for the operator. */
export async function shopDays(
  deps: DaysDeps,
  actor: Actor,
  { vendorId }: { readonly vendorId: VendorId },
): Promise<Result<GroupDaysView, OperateRefusal | NotFound>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const [vendor] = await deps.vendors.records([vendorId])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  return ok(await daysOf(deps, vendorId, { scope: { kind: 'total' }, isWithin: () => true }))
}

type Cell = GroupSums & { readonly categoryId: CategoryId | null; readonly locationId: LocationId }
type Scoped = { readonly scope: GroupScope; isWithin(cell: Cell): boolean }

async function scopeOf(deps: DaysDeps, input: GroupDaysInput): Promise<Result<Scoped, NotFound>> {
  const { vendorId, categoryId = null, locationId = null, isAlone, locale } = input
  if (locationId !== null) {
    const place = await ownPlace(deps, vendorId, locationId)
    if (!place.ok) return place
    return ok({ scope: { kind: 'place', locationId }, isWithin: (cell) => cell.locationId === locationId })
  }
  if (categoryId === null) return ok({ scope: { kind: 'total' }, isWithin: () => true })
  if (categoryId === 'none')
    return ok({ scope: { kind: 'uncategorised' }, isWithin: (cell) => cell.categoryId === null })
  const found = categoryIn(await deps.catalog.categories(locale), categoryId)
  if (found === null) return err({ code: 'not_found', what: 'category' })
  const ids = new Set<CategoryId | null>(isAlone ? [categoryId] : idsOf(found))
  return ok({ scope: { kind: 'category', categoryId, isAlone }, isWithin: (cell) => ids.has(cell.categoryId) })
}

async function daysOf(deps: DaysDeps, vendorId: VendorId, { scope, isWithin }: Scoped): Promise<GroupDaysView> {
  const cells = (await deps.forecasts.shopSums(vendorId)).filter(isWithin)
  const sums = cells.reduce(addSums, NO_SUMS)
  const { skuCount, firstDay } = sums
  if (skuCount === 0) return { step: 'day', skuCount, points: [] }
  if (skuCount > DAILY_SKUS_MAX) return { step: 'week', skuCount, points: weekPoints(sums) }
  const [sold, coming] = await Promise.all([
    deps.forecasts.groupSold(vendorId, scope, { fromDay: addDays(firstDay, -PAST_DAYS), toDay: addDays(firstDay, -1) }),
    comingDays(deps, vendorId, { scope, firstDay }),
  ])
  const soldOn = new Map(sold.map(({ day, units }) => [day, units]))
  const past = Array.from({ length: PAST_DAYS }, (_, index) => {
    const day = addDays(firstDay, index - PAST_DAYS)
    return { fromDay: day, toDay: day, soldUnits: soldOn.get(day) ?? 0, expectedUnits: null }
  })
  const next = coming.map((units, index) => {
    const day = addDays(firstDay, index)
    return { fromDay: day, toDay: day, soldUnits: null, expectedUnits: Math.round(units * 1000) / 1000 }
  })
  return { step: 'day', skuCount, points: [...past, ...next] }
}

/** Expected units of each day from the first that all have, as far as all of them look. */
async function comingDays(
  deps: DaysDeps,
  vendorId: VendorId,
  { scope, firstDay }: { readonly scope: GroupScope; readonly firstDay: string },
): Promise<readonly number[]> {
  const first = dayNumber(firstDay)
  const sums: number[] = []
  let length = Number.POSITIVE_INFINITY
  let cursor: string | null = null
  do {
    const page: { readonly rows: readonly ComingDays[]; readonly nextCursor: string | null } =
      await deps.forecasts.groupComing(vendorId, scope, { cursor, limit: ROWS_PER_PAGE })
    for (const { firstDay: from, dailyMean } of page.rows) {
      // At places of other time zones the first day may be the one before.
      const late = first - dayNumber(from)
      length = Math.min(length, dailyMean.length - late)
      for (let index = late; index < dailyMean.length; index += 1)
        sums[index - late] = (sums[index - late] ?? 0) + (dailyMean[index] ?? 0)
    }
    cursor = page.nextCursor
  } while (cursor !== null)
  return sums.slice(0, Math.max(0, length))
}

/** Four weeks past and four to come, from the sums of 7 and 28 days: the weeks within three others are alike. */
function weekPoints({ firstDay, sold7Units, sold28Units, next7, next28 }: GroupSums): GroupDaysView['points'] {
  const others = WEEKS - 1
  const week = (offset: number) => ({
    fromDay: addDays(firstDay, offset * WEEK_DAYS),
    toDay: addDays(firstDay, offset * WEEK_DAYS + WEEK_DAYS - 1),
  })
  const past = Array.from({ length: WEEKS }, (_, index) => {
    const offset = index - WEEKS
    const soldUnits = offset === -1 ? sold7Units : Math.round((sold28Units - sold7Units) / others)
    return { ...week(offset), soldUnits, expectedUnits: null }
  })
  const coming = Array.from({ length: WEEKS }, (_, offset) => {
    const milli = offset === 0 ? next7.milliUnits : Math.round((next28.milliUnits - next7.milliUnits) / others)
    return { ...week(offset), soldUnits: null, expectedUnits: milli / 1000 }
  })
  return [...past, ...coming]
}

function categoryIn(nodes: readonly CategoryNode[], id: CategoryId): CategoryNode | null {
  for (const node of nodes) {
    const found = node.categoryId === id ? node : categoryIn(node.children, id)
    if (found !== null) return found
  }
  return null
}

function idsOf({ categoryId, children }: CategoryNode): readonly CategoryId[] {
  return [categoryId, ...children.flatMap(idsOf)]
}
