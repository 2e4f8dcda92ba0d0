import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import type { OrderStatus } from '@onhand/domain/ordering/types'
import type { PayoutStatus } from '@onhand/domain/payments/payout'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import type { AuditEntry } from '../identity/audit.ts'
import { operate, type OperateRefusal } from '../identity/operate.ts'
import type { Page, PayoutRecord } from '../money/ports.ts'
import type { TroubleOutcome } from '@onhand/domain/operator/states'
import type { CheckoutTrouble, MarketOrder } from './ports.ts'

type Paged = { readonly cursor?: string | null | undefined; readonly limit: number }

/** Orders of all shops, newest first. */
export async function marketOrders(
  deps: Pick<ServiceDeps, 'console'>,
  actor: Actor,
  input: Paged & {
    readonly locale: Locale
    readonly vendorId: VendorId | null
    readonly statuses: readonly OrderStatus[]
    readonly number: string
    readonly fromMs: number | null
    readonly toMs: number | null
  },
): Promise<Result<Page<MarketOrder>, OperateRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  return ok(await deps.console.orders({ ...input, cursor: input.cursor ?? null }))
}

/** A payout as the operator reads it: with the shop's name. */
export type MarketPayout = PayoutRecord & { readonly vendorName: string }

/** Payouts of all shops, newest first: what is due, and what failed. */
export async function marketPayouts(
  deps: Pick<ServiceDeps, 'money' | 'vendors'>,
  actor: Actor,
  input: Paged & { readonly locale: Locale; readonly statuses: readonly PayoutStatus[] },
): Promise<Result<Page<MarketPayout>, OperateRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const page = await deps.money.payouts({ ...input, vendorId: null, cursor: input.cursor ?? null })
  const vendors = await deps.vendors.records([...new Set(page.items.map((payout) => payout.vendorId))])
  const names = new Map(vendors.map((vendor) => [vendor.id, vendor.names[input.locale]]))
  return ok({
    ...page,
    items: page.items.map((payout) => ({ ...payout, vendorName: names.get(payout.vendorId) ?? payout.vendorId })),
  })
}

/** Checkouts that failed on their way or whose money went back, newest first [OPS-3]. */
export async function checkoutTroubles(
  deps: Pick<ServiceDeps, 'troubles'>,
  actor: Actor,
  input: Paged & { readonly outcome: TroubleOutcome | null },
): Promise<Result<Page<CheckoutTrouble>, OperateRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  return ok(await deps.troubles.list({ ...input, cursor: input.cursor ?? null }))
}

/** What the operator did: to the marketplace, or to one shop. Newest first [OPS-2]. */
export async function operatorAudit(
  deps: Pick<ServiceDeps, 'audit'>,
  actor: Actor,
  input: Paged & { readonly vendorId: VendorId | null },
): Promise<Result<Page<AuditEntry>, OperateRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const page = { cursor: input.cursor ?? null, limit: input.limit, action: null, actorId: null }
  return ok(await deps.audit.list(input.vendorId, page))
}
