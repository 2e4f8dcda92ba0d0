import type { Actor } from '@onhand/domain/identity/actor'
import type { Locale } from '@onhand/domain/catalog/views'
import type { VendorId } from '@onhand/domain/ids'
import type { OrderableSku, VendorOrderCounts, VendorOrderRow } from '@onhand/domain/ordering/vendor-order-views'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { inShop } from '../../identity/in-shop.ts'
import type { OperateRefusal } from '../../identity/operate.ts'
import type { Page, VendorOrderQuery } from '../desk-ports.ts'

/** Beyond this a tab says "more than". */
const COUNT_MAX = 999
/** A table that was away for longer reads its page again. */
const CHANGES_MAX = 200
/** Clocks of two machines differ, and a change is seen a moment after it was dated: what is asked again costs nothing. */
const CHANGES_OVERLAP_MS = 15_000

type DeskDeps = Pick<ServiceDeps, 'orderDesk'>

/** A page of a shop's orders [ORD-22]. */
export async function listVendorOrders(
  deps: DeskDeps,
  actor: Actor,
  query: VendorOrderQuery,
): Promise<Result<Page<VendorOrderRow>, OperateRefusal>> {
  const allowed = inShop(actor, query.vendorId, 'orders.read')
  return allowed.ok ? ok(await deps.orderDesk.list(query)) : allowed
}

/** What changed since a table last asked, and the moment to ask from next time [ORD-24]. */
export async function vendorOrderChanges(
  deps: DeskDeps & Pick<ServiceDeps, 'nowMs'>,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly afterMs: number },
): Promise<
  Result<
    { readonly rows: readonly VendorOrderRow[]; readonly asOfMs: number; readonly isMore: boolean },
    OperateRefusal
  >
> {
  const allowed = inShop(actor, input.vendorId, 'orders.read')
  if (!allowed.ok) return allowed
  const asOfMs = deps.nowMs()
  const sinceMs = Math.max(0, input.afterMs - CHANGES_OVERLAP_MS)
  const rows = await deps.orderDesk.changedSince(input.vendorId, sinceMs, CHANGES_MAX)
  return ok({ rows, asOfMs, isMore: rows.length === CHANGES_MAX })
}

/** How many orders wait in each state. */
export async function vendorOrderCounts(
  deps: DeskDeps,
  actor: Actor,
  input: { readonly vendorId: VendorId },
): Promise<Result<VendorOrderCounts, OperateRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'orders.read')
  return allowed.ok ? ok(await deps.orderDesk.counts(input.vendorId, COUNT_MAX)) : allowed
}

/** What can be put on an order by hand. */
export async function orderableSkus(
  deps: DeskDeps,
  actor: Actor,
  query: { readonly vendorId: VendorId; readonly locale: Locale; readonly words: string; readonly limit: number },
): Promise<Result<readonly OrderableSku[], OperateRefusal>> {
  const allowed = inShop(actor, query.vendorId, 'orders.create')
  return allowed.ok ? ok(await deps.orderDesk.skus(query)) : allowed
}
