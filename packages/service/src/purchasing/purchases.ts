import type { Actor } from '@onhand/domain/identity/actor'
import type { PurchaseOrderId, SupplierId, VendorId } from '@onhand/domain/ids'
import { PURCHASE_TABLE, type PurchaseStatus, type PurchaseStep } from '@onhand/domain/purchasing/purchase-order'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { Page } from '../stock/ports.ts'
import { askToCancel } from './cancel-purchase.ts'
import { sendMessages } from './order-purchase.ts'
import { ownPurchase } from './own-purchase.ts'
import type { GoodsReceipt, PurchaseOrder, PurchaseRow } from './ports.ts'
import type { PurchaseRefusal } from './refusals.ts'
import { tellKeepersOf } from './tell-keepers.ts'

/** A shop's orders to suppliers, newest first. */
export async function listPurchases(
  deps: Pick<ServiceDeps, 'purchases'>,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly statuses: readonly PurchaseStatus[]
    readonly supplierId?: SupplierId | null | undefined
    readonly cursor?: string | null | undefined
    readonly limit: number
  },
): Promise<Result<Page<PurchaseRow>, PurchaseRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const { supplierId = null, cursor = null } = input
  return ok(await deps.purchases.list({ ...input, supplierId, cursor }))
}

/** One order with what came of it so far: the units of its lines are those of its receipts [STO-7]. */
export async function showPurchase(
  deps: Pick<ServiceDeps, 'purchases'>,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly purchaseOrderId: PurchaseOrderId },
): Promise<Result<PurchaseOrder & { readonly receipts: readonly GoodsReceipt[] }, PurchaseRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const order = await deps.purchases.withReceipts(input.purchaseOrderId)
  return order?.vendorId === input.vendorId ? ok(order) : err({ code: 'not_found', what: 'purchaseOrder' })
}

/**
 * Takes a step that people take: sends a draft, cancels it, or closes an order whose rest will not come [BUY-7]. What its supplier has been told of is not
 * cancelled here: the supplier is asked to [BUY-23]. Repeating the step that led here changes nothing.
 */
export async function stepPurchase(
  deps: Pick<ServiceDeps, 'purchases' | 'stockRoom' | 'nowMs' | 'newId' | 'wakeOutbox'>,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly purchaseOrderId: PurchaseOrderId
    readonly step: Extract<PurchaseStep, 'send' | 'cancel' | 'close'>
  },
): Promise<Result<{ readonly status: PurchaseStatus }, PurchaseRefusal>> {
  const found = await ownPurchase(deps, actor, { ...input, permission: 'purchasing.write' })
  if (!found.ok) return found
  const { vendorId, purchaseOrderId, step } = input
  if (step === 'cancel' && PURCHASE_TABLE.withdraw.from.includes(found.value.status))
    return askToCancel(deps, actor, found.value)
  const { from, to } = PURCHASE_TABLE[step]
  const atMs = deps.nowMs()
  const isMoved = await deps.purchases.change(purchaseOrderId, {
    from,
    to,
    atMs,
    ...(step === 'send' ? { set: { sentAtMs: atMs } } : {}),
    ...(step === 'close' ? { set: { receivedAtMs: atMs } } : {}),
    outbox: sendMessages({ id: purchaseOrderId, status: to, changedAtMs: atMs }),
    audit: [
      auditEntry(deps, actor, { vendorId, action: `purchasing.${AUDIT_WORDS[step]}`, subjectId: purchaseOrderId }),
    ],
  })
  if (isMoved && step === 'send') deps.wakeOutbox()
  const order = await tellKeepersOf(deps, purchaseOrderId)
  if (isMoved || order?.status === to) return ok({ status: to })
  return err({ code: 'purchase_state', status: order?.status ?? 'cancelled' })
}

const AUDIT_WORDS = { send: 'ordered', cancel: 'cancelled', close: 'closed' } as const
