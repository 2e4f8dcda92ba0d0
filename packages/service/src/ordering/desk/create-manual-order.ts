import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import { derivedId, type OrderId, type SkuId, type VendorId } from '@onhand/domain/ids'
import { type ManualLine, planManualOrder, remitByMs } from '@onhand/domain/ordering/manual-order'
import type { Address, Contact, PlacedOrderGroup } from '@onhand/domain/ordering/types'
import type { VendorOrderRow } from '@onhand/domain/ordering/vendor-order-views'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { auditEntry } from '../../identity/audit.ts'
import { inShop } from '../../identity/in-shop.ts'
import type { OperateRefusal } from '../../identity/operate.ts'
import type { VendorRecord } from '../../vendors/ports.ts'
import { allocateManualOrder, claimManualLines, type ManualClaimRefusal } from './claim-manual-lines.ts'
import { type OrderUnknown, rowOf } from './find-vendor-order.ts'

/** What the seller types. */
export type ManualOrderRequest = {
  readonly vendorId: VendorId
  readonly orderId: OrderId
  readonly contact: Contact
  readonly address: Address | null
  readonly locale: Locale
  readonly lines: readonly (
    | { readonly kind: 'sku'; readonly skuId: SkuId; readonly units: number; readonly unitPriceMinor: number }
    | {
        readonly kind: 'free'
        readonly title: string
        readonly units: number
        readonly unitPriceMinor: number
        readonly taxRateBps: number
      }
  )[]
  readonly deliveryMinor: number
  readonly expectedTotalMinor: number
  readonly payWithinDays: number
  readonly isRemitted: boolean
  readonly note: string
}

/** Why an order is not taken on. Nothing is kept then. */
export type ManualOrderRefusal =
  | OperateRefusal
  | OrderUnknown
  | { readonly code: 'not_found'; readonly what: 'vendor' }
  | { readonly code: 'sku_not_sold'; readonly skuId: SkuId }
  | { readonly code: 'currency_mixed'; readonly currency: string }
  | { readonly code: 'total_changed'; readonly expectedTotalMinor: number; readonly totalMinor: number }
  | ManualClaimRefusal

type ManualDeps = Pick<
  ServiceDeps,
  'orders' | 'orderDesk' | 'catalog' | 'vendors' | 'stock' | 'nowMs' | 'newId' | 'wakeOutbox' | 'log'
>

/**
 * Takes on an order that the seller typed in [ORD-23]: claims its stock, writes it unpaid with a deadline, and mails the buyer the link. The claims
 * last a day by themselves; the mail's job makes them the order's, should this call end before it did. Repeating the id answers the order made
 * before.
 */
export async function createManualOrder(
  deps: ManualDeps,
  actor: Actor,
  request: ManualOrderRequest,
): Promise<Result<VendorOrderRow, ManualOrderRefusal>> {
  const { vendorId, orderId } = request
  const allowed = inShop(actor, vendorId, 'orders.create')
  if (!allowed.ok) return allowed
  if ((await deps.orders.groupIdOfOrder(orderId)) !== null) return await rowOf(deps, request)
  const [vendor] = await deps.vendors.records([vendorId])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  const lines = await typedLines(deps, request, vendor)
  if (!lines.ok) return lines
  const planned = planManualOrder({ ...request, ...placeOf(vendor), lines: lines.value, nowMs: deps.nowMs() })
  if (!planned.ok) return planned
  const claimed = await claimManualLines(deps, planned.value)
  if (!claimed.ok) return claimed
  await deps.orders.insertPlaced(claimed.value, partsOf(deps, actor, { request, group: claimed.value }))
  await allocateManualOrder(deps, claimed.value)
  if (request.note !== '') await writeNote(deps, actor, request)
  deps.wakeOutbox()
  return await rowOf(deps, request)
}

function placeOf(vendor: VendorRecord) {
  const [place] = vendor.locations
  if (!place) throw new Error(`vendor ${vendor.id} has no location`)
  return {
    supplierId: vendor.supplier.id,
    currency: vendor.currency,
    place: { locationId: place.id, name: place.name, timeZone: place.timeZone },
  }
}

async function typedLines(
  deps: ManualDeps,
  { lines, locale, vendorId }: ManualOrderRequest,
  vendor: VendorRecord,
): Promise<Result<readonly ManualLine[], ManualOrderRefusal>> {
  const skuIds = lines.flatMap((line) => (line.kind === 'sku' ? [line.skuId] : []))
  const skus = new Map((await deps.catalog.sellableSkus(locale, skuIds)).map((sku) => [sku.skuId, sku]))
  const typed: ManualLine[] = []
  for (const line of lines) {
    if (line.kind === 'free') {
      typed.push({ ...line, sku: null, variantTitle: '' })
      continue
    }
    const sku = skus.get(line.skuId)
    if (sku?.vendorId !== vendorId) return err({ code: 'sku_not_sold', skuId: line.skuId })
    if (sku.currency !== vendor.currency) return err({ code: 'currency_mixed', currency: vendor.currency })
    const { units, unitPriceMinor } = line
    const { skuId, productId, gtin, taxRateBps, variantTitle } = sku
    const known = { skuId, productId, gtin, imageUrl: sku.image?.url ?? null }
    typed.push({ sku: known, title: sku.productTitle, variantTitle, units, unitPriceMinor, taxRateBps })
  }
  return ok(typed)
}

function partsOf(
  deps: ManualDeps,
  actor: Actor,
  { request, group }: { readonly request: ManualOrderRequest; readonly group: PlacedOrderGroup },
): Parameters<ManualDeps['orders']['insertPlaced']>[1] {
  const { vendorId, orderId, isRemitted, payWithinDays } = request
  const atMs = group.placedAtMs
  return {
    events: [
      { key: 'placed', type: 'placed', orderId: null, atMs, data: {} },
      ...(isRemitted ? [{ key: `paid:${orderId}`, type: 'paid' as const, orderId, atMs, data: {} }] : []),
    ],
    journals: [],
    outbox: [
      {
        id: `order.manual.mail:${orderId}`,
        type: 'order.manual.mail',
        version: 1,
        body: { orderGroupId: group.id, orderId },
      },
    ],
    audit: [
      auditEntry(deps, actor, {
        vendorId,
        action: 'order.typed_in',
        subjectId: orderId,
        facts: { totalMinor: group.totalMinor, currency: group.currency },
      }),
    ],
    manual: { remitByMs: isRemitted ? null : remitByMs(atMs, payWithinDays) },
  }
}

async function writeNote(deps: ManualDeps, actor: Actor, request: ManualOrderRequest): Promise<void> {
  const { vendorId, orderId, note } = request
  const audit = auditEntry(deps, actor, { vendorId, action: 'order.note_written', subjectId: orderId })
  await deps.orderDesk.addNote({
    noteId: derivedId('note', orderId),
    orderId,
    authorId: audit.actorId,
    text: note,
    isForBuyer: false,
    atMs: deps.nowMs(),
    outbox: [],
    audit,
  })
}
