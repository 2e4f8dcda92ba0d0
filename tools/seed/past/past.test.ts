import { describe, expect, it } from 'vitest'
import { demoProducts, toImport } from '../demo-products.ts'
import { PLANNED_SHOPS } from '../demo-suppliers.ts'
import { demoVendors } from '../demo-vendors.ts'
import { pastBuyers } from './past-buyers.ts'
import { PAST_DAYS, SUGGESTED_FROM } from './past-calendar.ts'
import { pastDemand } from './past-demand.ts'
import { placedGroup } from './past-group.ts'
import { pastOfSkus } from './past-items.ts'
import { timesOf } from './past-order-times.ts'
import { pastOrders } from './past-orders.ts'
import { DEMO_PROMOTIONS, isPromoted } from './past-promotions.ts'

const NOW_MS = Date.UTC(2026, 10, 21, 9)
const shops = demoVendors(NOW_MS, () => null)
  .map(({ record }) => record)
  .filter(({ slug }) => PLANNED_SHOPS.includes(slug))
  .map((vendor) => {
    const products = demoProducts(vendor, 0).map((one) => toImport(one, vendor, { nowMs: NOW_MS, imageUrl: '' }))
    const { items } = pastOfSkus({ vendor, products }, NOW_MS)
    return { vendor, items, buyers: pastBuyers(vendor.slug, 'en', 85) }
  })

describe.each(shops)('the past of $vendor.slug', ({ vendor, items, buyers }) => {
  it('leaves nothing behind: what came in was sold or thrown away, and never more than was there', () => {
    for (const { past, sku } of items) {
      let units = past.openingUnits
      for (const [index, day] of past.days.entries()) {
        units -= day.wasteUnits
        units += past.receipts
          .filter(({ delivery }) => delivery.index === index)
          .reduce((sum, one) => sum + one.units, 0)
        units -= day.soldUnits
        expect(units, `${sku.code} on day ${index}`).toBeGreaterThanOrEqual(0)
      }
      expect(units, sku.code).toBe(0)
    }
  })

  it('sold more of what was cheaper, at the lower price, and as much as ever of the rest', () => {
    const [promotion] = DEMO_PROMOTIONS.filter((one) => one.vendorSlug === vendor.slug)
    if (!promotion)
      return expect(items.every(({ sku, prices }) => prices.every((one) => one === sku.priceMinor))).toBe(true)
    const { fromIndex, days } = promotion
    const demandOf = (isIn: boolean, from: number) =>
      items
        .filter(({ sku }) => isPromoted(sku, promotion) === isIn)
        .flatMap(({ sku }) => pastDemand(sku, vendor.slug, NOW_MS).slice(from, from + days))
        .reduce((sum, units) => sum + units, 0)
    expect(demandOf(true, fromIndex)).toBeGreaterThan(1.5 * demandOf(true, fromIndex - 7))
    expect(demandOf(false, fromIndex)).toBeLessThan(1.5 * demandOf(false, fromIndex - 7))
    const [item] = items.filter(({ sku }) => isPromoted(sku, promotion))
    expect(item?.prices[fromIndex]).toBeLessThan(item?.sku.priceMinor ?? 0)
    expect(item?.prices[fromIndex + days]).toBe(item?.sku.priceMinor)
  })

  it('served more since it ordered what was suggested', () => {
    const fill = (from: number, to: number) => {
      const days = items.flatMap(({ past }) => past.days.slice(from, to))
      const sold = days.reduce((sum, day) => sum + day.soldUnits, 0)
      return sold / (sold + days.reduce((sum, day) => sum + day.lostUnits, 0))
    }
    expect(fill(SUGGESTED_FROM, PAST_DAYS)).toBeGreaterThan(fill(0, SUGGESTED_FROM))
  })

  it('puts all that was sold into orders whose money adds up and that nothing on the shelf waits for', () => {
    const orders = pastOrders(items, { nowMs: NOW_MS, vendor, buyers })
    const [place] = vendor.locations
    if (!place) throw new Error('no place')
    const ordered = orders.filter(({ outcome }) => outcome !== 'cancelled').flatMap(({ lines }) => lines)
    const sold = items.flatMap(({ past }) => past.days).reduce((sum, day) => sum + day.soldUnits, 0)
    expect(ordered.reduce((sum, line) => sum + line.units, 0)).toBe(sold)
    const groups = orders.map((order) => placedGroup({ nowMs: NOW_MS, vendor, place }, order))
    expect(new Set(groups.map(({ number }) => number)).size).toBe(orders.length)
    for (const group of groups) {
      expect(group.totalMinor).toBe(group.itemsMinor + group.deliveryMinor)
      expect(group.payment.amountMinor).toBe(group.totalMinor)
      const lines = group.orders.flatMap((order) => order.lines)
      expect(lines.reduce((sum, line) => sum + line.totalMinor, 0)).toBe(group.itemsMinor)
    }
    for (const order of orders) {
      const times = timesOf(order, NOW_MS)
      expect(times.shippedAtMs).toBeLessThan(NOW_MS)
      expect(times.arrivedAtMs ?? times.shippedAtMs).toBeGreaterThanOrEqual(times.shippedAtMs)
      expect(times.promiseToMs).toBeGreaterThan(times.promiseFromMs)
    }
  })
})
