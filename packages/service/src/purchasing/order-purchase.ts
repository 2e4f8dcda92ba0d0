import type { Actor } from '@onhand/domain/identity/actor'
import type { LocationId, PurchaseOrderId, SkuId, SupplierId, VendorId } from '@onhand/domain/ids'
import { addDays, localTime } from '@onhand/domain/local-time'
import { isAccepted, acceptedUnits } from '@onhand/domain/purchasing/order-units'
import { owedMinor } from '@onhand/domain/purchasing/purchase-order'
import type { ProposalReason } from '@onhand/domain/purchasing/propose-line'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { type AuditEntry, auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OutboxMessage } from '../ordering/ports.ts'
import { actorKey, ownPlace } from '../stock/own.ts'
import { ownSupplier } from './own-purchase.ts'
import type { PurchaseLine, PurchaseOrder, PurchaseOrigin, PurchaseSupplier } from './ports.ts'
import { propose } from './propose.ts'
import type { PurchaseRefusal } from './refusals.ts'
import { tellKeepers } from './tell-keepers.ts'

/** What ordering needs. */
export type OrderDeps = Pick<
  ServiceDeps,
  'purchases' | 'supplierBook' | 'stockLists' | 'stockRoom' | 'vendors' | 'nowMs' | 'newId' | 'wakeOutbox'
>

/** An order as a person or a rule makes it. */
export type PurchaseInput = {
  readonly vendorId: VendorId
  readonly purchaseOrderId: PurchaseOrderId
  readonly supplierId: SupplierId
  readonly locationId: LocationId
  readonly lines: readonly {
    readonly skuId: SkuId
    readonly units: number
    readonly reason?: ProposalReason | null | undefined
  }[]
  readonly origin: PurchaseOrigin
  readonly isDraft: boolean
  readonly wantedDate?: string | null | undefined
  /** What the caller saw it would cost. */
  readonly expectedTotalMinor: number
}

/**
 * Orders goods for the shelf [BUY-8]: the client's id makes two presses one order. Prices, packs and minimum are the supplier's as we know them now;
 * what the caller saw must be what it costs. The order is sent by the outbox that is written with it.
 */
export async function orderPurchase(
  deps: OrderDeps,
  actor: Actor,
  input: PurchaseInput,
): Promise<Result<{ readonly purchaseOrderId: PurchaseOrderId; readonly totalMinor: number }, PurchaseRefusal>> {
  const { vendorId, purchaseOrderId } = input
  const allowed = inShop(actor, vendorId, 'purchasing.write')
  if (!allowed.ok) return allowed
  const built = await buildPurchase(deps, await withReasons(deps, input), actorKey(actor))
  if (!built.ok) {
    // What was ordered a moment ago may cost something else by now: a repeat is answered, not judged again.
    const known = await deps.purchases.find(purchaseOrderId)
    return known?.vendorId === vendorId ? ok({ purchaseOrderId, totalMinor: known.totalMinor }) : built
  }
  const order = built.value
  const entry = auditEntry(deps, actor, {
    vendorId,
    action: order.status === 'draft' ? 'purchasing.drafted' : 'purchasing.ordered',
    subjectId: purchaseOrderId,
    facts: { supplierId: order.supplierId, totalMinor: order.totalMinor, lines: order.lines.length },
  })
  const isNew = await writePurchase(deps, order, entry)
  if (isNew) return ok({ purchaseOrderId, totalMinor: order.totalMinor })
  const known = await deps.purchases.find(purchaseOrderId)
  if (known?.vendorId !== vendorId) return err({ code: 'id_taken' })
  return ok({ purchaseOrderId, totalMinor: known.totalMinor })
}

/** What a proposal says of its lines is kept with the order: it is worked out again, never taken from a caller. */
async function withReasons(deps: OrderDeps, input: PurchaseInput): Promise<PurchaseInput> {
  if (input.origin !== 'proposal') return input
  const { vendorId, supplierId, locationId } = input
  const asked = { vendorId, locale: 'en' as const, budgetMinor: null, withDismissed: true }
  const { proposals } = await propose(deps, asked)
  const proposed = proposals.find((one) => one.supplierId === supplierId && one.locationId === locationId)
  const reasonOf = (skuId: SkuId) => proposed?.lines.find((line) => line.skuId === skuId)?.reason ?? null
  return { ...input, lines: input.lines.map((line) => ({ ...line, reason: reasonOf(line.skuId) })) }
}

/** Writes an order with the message that sends it, once, and tells what is incoming; false when it is there already. */
export async function writePurchase(deps: OrderDeps, order: PurchaseOrder, entry: AuditEntry): Promise<boolean> {
  const isNew = await deps.purchases.insert(order, { outbox: sendMessages(order), audit: [entry] })
  if (isNew !== true) return false
  if (order.status === 'sent') {
    deps.wakeOutbox()
    await tellKeepers(deps, order)
  }
  return true
}

/** The message that sends an order; none for a draft. */
export function sendMessages(order: Pick<PurchaseOrder, 'id' | 'status' | 'changedAtMs'>) {
  const message: OutboxMessage = {
    id: `purchase.sent:${order.id}`,
    type: 'purchase.sent',
    version: 1,
    body: { purchaseOrderId: order.id },
  }
  return order.status === 'sent' ? [{ message, dueAtMs: order.changedAtMs }] : []
}

/** The order with its prices, or why it cannot be made. */
export async function buildPurchase(
  deps: OrderDeps,
  input: PurchaseInput,
  createdBy: string,
): Promise<Result<PurchaseOrder, PurchaseRefusal>> {
  const { vendorId, supplierId, locationId } = input
  const [supplier, place, [vendor]] = await Promise.all([
    ownSupplier(deps, vendorId, supplierId),
    ownPlace(deps, vendorId, locationId),
    deps.vendors.records([vendorId]),
  ])
  if (!supplier.ok) return supplier
  if (!place.ok) return place
  if (!vendor || !supplier.value.isActive) return err({ code: 'not_found', what: 'supplier' })
  if (supplier.value.bankAccountNumber === '') return err({ code: 'supplier_account_missing' })
  const lines = await pricedLines(deps, input, supplier.value)
  if (!lines.ok) return lines
  const totalMinor = owedMinor(lines.value.lines)
  if (totalMinor !== input.expectedTotalMinor) return err({ code: 'purchase_total', totalMinor })
  const { minOrderMinor } = supplier.value
  if (totalMinor < minOrderMinor) return err({ code: 'purchase_minimum', minOrderMinor })
  const nowMs = deps.nowMs()
  const today = localTime(nowMs, place.value.timeZone).date
  return ok({
    ...freshHead(nowMs),
    id: input.purchaseOrderId,
    vendorId,
    supplierId,
    supplierName: supplier.value.name,
    locationId,
    currency: vendor.currency,
    status: input.isDraft ? 'draft' : 'sent',
    origin: input.origin,
    totalMinor,
    paymentDays: supplier.value.paymentDays,
    wantedDate: input.wantedDate ?? addDays(today, lines.value.leadDays),
    createdBy,
    sentAtMs: input.isDraft ? null : nowMs,
    lines: lines.value.lines,
  })
}

async function pricedLines(
  deps: Pick<OrderDeps, 'stockLists' | 'supplierBook'>,
  input: PurchaseInput,
  supplier: PurchaseSupplier,
): Promise<Result<{ readonly lines: readonly PurchaseLine[]; readonly leadDays: number }, PurchaseRefusal>> {
  const { vendorId, supplierId } = input
  const skuIds = [...new Set(input.lines.map((line) => line.skuId))]
  if (skuIds.length < input.lines.length)
    return err({ code: 'invalid_field', field: 'lines', expected: 'each SKU once' })
  const [facts, offers] = await Promise.all([
    deps.stockLists.skuFacts(vendorId, 'en', skuIds),
    deps.supplierBook.offersOf(vendorId, skuIds),
  ])
  const lines: PurchaseLine[] = []
  let leadDays = 0
  for (const [position, { skuId, units, reason = null }] of input.lines.entries()) {
    const sku = facts.find((one) => one.skuId === skuId)
    if (!sku) return err({ code: 'not_found', what: 'sku' })
    const offer = offers.find((one) => one.skuId === skuId && one.supplierId === supplierId && one.isActive)
    const terms = { moqUnits: offer?.moqUnits ?? 1, packUnits: offer?.packUnits ?? 1 }
    if (!isAccepted(units, terms))
      return err({ code: 'purchase_quantity', skuId, acceptedUnits: acceptedUnits(Math.max(1, units), terms) })
    leadDays = Math.max(leadDays, offer?.leadDays ?? supplier.leadDays)
    const title = sku.skuTitle === '' ? sku.title : `${sku.title}, ${sku.skuTitle}`
    const { code, gtin } = sku
    const unitCostMinor = offer?.priceMinor ?? sku.unitCostMinor
    const came = { confirmedUnits: null, shippedUnits: null, receivedUnits: 0 }
    lines.push({ position, skuId, title, code, gtin, units, ...came, unitCostMinor, reason })
  }
  return ok({ lines, leadDays })
}

function freshHead(nowMs: number) {
  return {
    ruleId: null,
    orderId: null,
    promisedDate: null,
    offeredDate: null,
    declineReason: null,
    lots: [],
    trackingNumber: null,
    transactionNumber: null,
    createdAtMs: nowMs,
    acknowledgedAtMs: null,
    confirmedAtMs: null,
    shippedAtMs: null,
    receivedAtMs: null,
    paidAtMs: null,
    cancelAskedAtMs: null,
    cancelRefusal: null,
    refundTransactionNumber: null,
    changedAtMs: nowMs,
    revision: 1,
    toldRevision: 0,
  } as const
}
