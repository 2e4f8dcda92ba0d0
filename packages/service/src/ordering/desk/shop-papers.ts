import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { OrderId, PickListId, VendorId } from '@onhand/domain/ids'
import type { PackingSlip, PickSheet, ShopPaper } from '@onhand/domain/ordering/shop-papers'
import type { Address, PlacedOrderGroup } from '@onhand/domain/ordering/types'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { inShop } from '../../identity/in-shop.ts'
import type { VendorRecord } from '../../vendors/ports.ts'
import { findOrder, type FoundOrder, refundable } from '../find-order.ts'
import { findList, type PickListRefusal } from '../picking/pick-lists.ts'
import type { OrderOfShopRefusal } from './find-vendor-order.ts'

type PaperDeps = Pick<ServiceDeps, 'orders' | 'pickLists' | 'vendors'>
/** What one printing takes: more would be a book. */
const SLIPS_MAX = 100

/** The packing slips of orders of the shop, in the order they are asked for; what was given back is left out [DOC-7]. */
export async function packingSlips(
  deps: PaperDeps,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly orderIds: readonly OrderId[]; readonly locale: Locale },
): Promise<Result<readonly ShopPaper[], OrderOfShopRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'orders.read')
  if (!allowed.ok) return allowed
  const [vendor] = await deps.vendors.records([input.vendorId])
  const found = await Promise.all(input.orderIds.slice(0, SLIPS_MAX).map((orderId) => findOrder(deps, orderId)))
  const slips: ShopPaper[] = []
  for (const one of found) {
    if (!one.ok || !vendor || one.value.order.vendorId !== input.vendorId)
      return err({ code: 'not_found', what: 'order' })
    slips.push(slipOf(one.value, vendor, input.locale))
  }
  return slips.length > 0 ? ok(slips) : err({ code: 'not_found', what: 'order' })
}

/** A pick list on paper, or the slips of all its orders. */
export async function pickListPapers(
  deps: PaperDeps,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly pickListId: PickListId
    readonly locale: Locale
    readonly what: 'list' | 'slips'
  },
): Promise<Result<readonly ShopPaper[], PickListRefusal | OrderOfShopRefusal>> {
  const { vendorId, locale } = input
  const allowed = inShop(actor, vendorId, 'orders.read')
  if (!allowed.ok) return allowed
  const list = await findList(deps, input)
  if (!list.ok) return list
  const { orders, lines, number, createdAtMs } = list.value
  if (input.what === 'slips')
    return await packingSlips(deps, actor, { vendorId, locale, orderIds: orders.map((order) => order.orderId) })
  const [vendor] = await deps.vendors.records([vendorId])
  if (!vendor) return err({ code: 'not_found', what: 'pick_list' })
  const sheet: PickSheet = {
    kind: 'pick_sheet',
    ...headOf(vendor, locale),
    number,
    atMs: createdAtMs,
    orders: orders.map((order) => ({ number: order.number, buyerName: order.buyerName })),
    lines: lines.map((line) => ({
      title: line.title,
      variantTitle: line.variantTitle,
      gtin: line.gtin,
      units: line.units,
      place: line.locationName,
      expiryDate: line.expiryDate,
      orderNumber: orders.find((order) => order.orderId === line.orderId)?.number ?? '',
    })),
  }
  return ok([sheet])
}

function headOf(vendor: VendorRecord, locale: Locale) {
  return { shopName: vendor.names[locale], locale, timeZone: vendor.locations[0]?.timeZone ?? 'UTC' }
}

function slipOf(found: FoundOrder, vendor: VendorRecord, locale: Locale): PackingSlip {
  const { order, record } = found
  const left = new Map(refundable(found).lines.map((line) => [line.orderLineId, line.units - line.refundedUnits]))
  return {
    kind: 'packing_slip',
    ...headOf(vendor, locale),
    number: order.number,
    atMs: record.group.placedAtMs,
    isPickup: order.delivery.kind === 'pickup',
    place: order.delivery.locationName,
    buyer: buyerLines(record.group, order.delivery.kind === 'pickup' ? null : record.group.address),
    lines: order.lines
      .map(({ id, title, variantTitle, gtin, note }) => ({ title, variantTitle, gtin, note, units: left.get(id) ?? 0 }))
      .filter((line) => line.units > 0),
  }
}

function buyerLines(group: PlacedOrderGroup, address: Address | null): readonly string[] {
  if (!address) return [group.contact.name, group.contact.phone].filter(Boolean)
  const { name, line1, line2, postcode, city, region, country, phone } = address
  return [
    name,
    line1,
    line2,
    [postcode, city].filter(Boolean).join(' '),
    region,
    country,
    phone || group.contact.phone,
  ].filter(Boolean)
}
