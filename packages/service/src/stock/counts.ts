import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { Permission } from '@onhand/domain/identity/permissions'
import type { CategoryId, CountId, LocationId, SkuId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import type { CountReviewLine, CountRow, CountSheetLine, StockCount } from './count-ports.ts'
import { actorKey, type NotFound, ownPlace } from './own.ts'
import type { Page } from './ports.ts'
import type { InvalidField } from './transfers.ts'

/** More than a night's counting; a bigger stock is counted in parts. */
export const COUNT_LINES_MAX = 2_000

/** A count that is over. */
export type CountState = { readonly code: 'count_state'; readonly status: StockCount['status'] }
type CountDeps = Pick<ServiceDeps, 'stockCounts'>
type CountInput = { readonly vendorId: VendorId; readonly countId: CountId }
type PageInput = { readonly locale: Locale; readonly cursor?: string | null | undefined; readonly limit: number }

/** A shop's counts, newest first. */
export async function listCounts(
  deps: CountDeps,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly cursor?: string | null | undefined; readonly limit: number },
): Promise<Result<Page<CountRow>, OperateRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'stock.count')
  if (!allowed.ok) return allowed
  return ok(await deps.stockCounts.list(input.vendorId, { cursor: input.cursor ?? null, limit: input.limit }))
}

/** The sheet as this counter sees it: what to count, what they counted, and never what the book says [INV-26]. */
export async function countSheet(
  deps: CountDeps,
  actor: Actor,
  input: CountInput & PageInput,
): Promise<Result<{ readonly count: StockCount } & Page<CountSheetLine>, OperateRefusal | NotFound>> {
  const count = await ownCount(deps, actor, { ...input, permission: 'stock.count' })
  if (!count.ok) return count
  const { locale, cursor = null, limit } = input
  const page = await deps.stockCounts.sheet(input.countId, actorKey(actor), { locale, cursor, limit })
  return ok({ count: count.value, ...page })
}

/** What was counted, against the book of each moment, for those who approve. */
export async function reviewCount(
  deps: CountDeps,
  actor: Actor,
  input: CountInput & PageInput,
): Promise<Result<{ readonly count: StockCount } & Page<CountReviewLine>, OperateRefusal | NotFound>> {
  const count = await ownCount(deps, actor, { ...input, permission: 'stock.approve' })
  if (!count.ok) return count
  const { locale, cursor = null, limit } = input
  return ok({ count: count.value, ...(await deps.stockCounts.review(input.countId, { locale, cursor, limit })) })
}

/** Starts a count of a place: of what is there, of a category, or of a list. Repeating changes nothing. */
export async function startCount(
  deps: Pick<ServiceDeps, 'stockCounts' | 'stockLists' | 'vendors' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: CountInput & {
    readonly locationId: LocationId
    readonly name: string
    readonly categoryId?: CategoryId | null | undefined
    readonly skuIds?: readonly SkuId[] | null | undefined
  },
): Promise<Result<{ readonly lineCount: number }, OperateRefusal | NotFound | InvalidField>> {
  const { vendorId, countId, locationId, name, categoryId = null, skuIds = null } = input
  const allowed = inShop(actor, vendorId, 'stock.count')
  if (!allowed.ok) return allowed
  const place = await ownPlace(deps, vendorId, locationId)
  if (!place.ok) return place
  const asked = skuIds
    ? (await deps.stockLists.skuFacts(vendorId, 'en', skuIds)).map((facts) => facts.skuId)
    : // A category is counted with what the book says is out; that is where surprises are.
      await deps.stockLists.skuIds(
        vendorId,
        { categoryId, locationId: categoryId === null ? locationId : null },
        COUNT_LINES_MAX + 1,
      )
  if (skuIds && asked.length < new Set(skuIds).size) return err({ code: 'not_found', what: 'sku' })
  if (asked.length > COUNT_LINES_MAX)
    return err({
      code: 'invalid_field',
      field: 'categoryId',
      expected: `at most ${COUNT_LINES_MAX} items; count in parts`,
    })
  const head = { id: countId, vendorId, locationId, name, status: 'open' as const, createdBy: actorKey(actor) }
  const count = { ...head, createdAtMs: deps.nowMs(), closedAtMs: null }
  const lines = asked.map((skuId) => ({ skuId, movementId: deps.newId('movement') }))
  const facts = { locationId, name, lines: lines.length }
  const entry = auditEntry(deps, actor, { vendorId, action: 'stock.count_started', subjectId: countId, facts })
  const isOurs = await deps.stockCounts.start(count, lines, entry)
  return isOurs ? ok({ lineCount: lines.length }) : err({ code: 'not_found', what: 'count' })
}

/** Ends a count: closed when it is done, cancelled when it is given up. What was approved stays; what was not is left as it is. */
export async function endCount(
  deps: Pick<ServiceDeps, 'stockCounts' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: CountInput & { readonly status: 'closed' | 'cancelled' },
): Promise<Result<null, OperateRefusal | NotFound | CountState>> {
  const count = await ownCount(deps, actor, { ...input, permission: 'stock.approve' })
  if (!count.ok) return count
  const { vendorId, countId, status } = input
  const entry = auditEntry(deps, actor, { vendorId, action: `stock.count_${status}`, subjectId: countId })
  if (await deps.stockCounts.end(countId, status, deps.nowMs(), entry)) return ok(null)
  return count.value.status === status ? ok(null) : err({ code: 'count_state', status: count.value.status })
}

/** The count when it is this shop's and the caller may do this with it. */
export async function ownCount(
  deps: CountDeps,
  actor: Actor,
  input: CountInput & { readonly permission: Permission },
): Promise<Result<StockCount, OperateRefusal | NotFound>> {
  const allowed = inShop(actor, input.vendorId, input.permission)
  if (!allowed.ok) return allowed
  const count = await deps.stockCounts.find(input.countId)
  return count?.vendorId === input.vendorId ? ok(count) : err({ code: 'not_found', what: 'count' })
}
