import { idOf } from '@onhand/domain/ids'
import type { PlacedLine, PlacedOrder, PlacedOrderGroup } from '@onhand/domain/ordering/types'
import { orderTotals } from '@onhand/domain/ordering/cart-totals'
import type { VendorRecord } from '@onhand/service/vendors/ports'

/** 21 November 2026, 09:30 UTC. */
export const PLACED_AT_MS = Date.UTC(2026, 10, 21, 9, 30)

/** A frozen line: two mugs at £12.00 with 20 % tax in the price. */
export function aPlacedLine(overrides: Partial<PlacedLine> = {}): PlacedLine {
  const units = overrides.units ?? 2
  const unitPriceMinor = overrides.unitPriceMinor ?? 1200
  const totalMinor = overrides.totalMinor ?? units * unitPriceMinor
  const taxRateBps = overrides.taxRateBps ?? 2000
  return {
    id: idOf('orderLine', 'oln_groupone1n1'),
    skuId: idOf('sku', 'sku_mug'),
    productId: idOf('product', 'prd_mug'),
    title: 'Stoneware mug',
    variantTitle: 'Moss green',
    gtin: '0200000000015',
    imageUrl: null,
    taxMinor: Math.round((totalMinor * taxRateBps) / (10_000 + taxRateBps)),
    unitCostMinor: 500,
    reservationId: idOf('reservation', 'rsv_groupone1n1'),
    allocations: [],
    note: '',
    ...overrides,
    units,
    unitPriceMinor,
    totalMinor,
    taxRateBps,
  }
}

/** One vendor's order: a delivery to a door for £3.50 unless told otherwise. Sums follow from the lines. */
export function aPlacedOrder(overrides: Partial<PlacedOrder> = {}): PlacedOrder {
  const id = overrides.id ?? idOf('order', 'ord_grouponea1')
  const lines = overrides.lines ?? [aPlacedLine()]
  const deliveryMinor = overrides.deliveryMinor ?? 350
  const totals = orderTotals(lines, deliveryMinor)
  const commissionMinor = Math.round(totals.itemsMinor / 10)
  return {
    number: 'K7Q4M-3RTX9A-1',
    vendorId: idOf('vendor', 'vnd_kiln'),
    delivery: {
      methodId: 'bike',
      kind: 'delivery',
      name: 'Bike courier',
      locationId: idOf('location', 'loc_marlow'),
      locationName: 'Marlow Road',
      priceMinor: deliveryMinor,
      currency: 'GBP',
      promise: {
        fromMs: PLACED_AT_MS + 86_400_000,
        toMs: PLACED_AT_MS + 93_600_000,
        timeZone: 'Europe/London',
        reason: { cutOffMinute: 720, isAfterCutOff: false, transitDays: 1, closedDaysSkipped: 0 },
      },
    },
    commissionBps: 1000,
    commissionMinor,
    supplierOrder: {
      id: idOf('supplierOrder', `sor_${id.slice(4)}`),
      supplierId: idOf('supplier', 'sup_clay'),
      totalMinor: lines.reduce((sum, line) => sum + line.units * line.unitCostMinor, 0),
    },
    ...overrides,
    ...totals,
    id,
    lines,
  }
}

/** A whole checkout as it was placed, in English and pounds unless told otherwise. */
export function aPlacedGroup(overrides: Partial<PlacedOrderGroup> = {}): PlacedOrderGroup {
  const orders = overrides.orders ?? [aPlacedOrder()]
  const sum = (pick: (order: PlacedOrder) => number) => orders.reduce((total, order) => total + pick(order), 0)
  const totalMinor = sum((order) => order.totalMinor)
  return {
    id: idOf('orderGroup', 'grp_groupone'),
    cartId: idOf('cart', 'crt_groupone'),
    number: 'K7Q4M-3RTX9A',
    personId: null,
    contact: { name: 'Ada Shopper', email: 'ada@example.com', phone: '' },
    address: {
      name: 'Ada Shopper',
      line1: '12 Fern Street',
      line2: '',
      city: 'London',
      region: '',
      postcode: 'E8 1AA',
      country: 'GB',
      phone: '',
      latitude: null,
      longitude: null,
    },
    locale: 'en',
    currency: 'GBP',
    placedAtMs: PLACED_AT_MS,
    payment: {
      id: idOf('payment', 'pay_grouponea1'),
      provider: 'bank',
      providerPaymentId: 'bp_1',
      transactionNumber: 'TX-2026-000042',
      amountMinor: totalMinor,
      capturedAtMs: null,
    },
    ...overrides,
    orders,
    itemsMinor: sum((order) => order.itemsMinor),
    deliveryMinor: sum((order) => order.deliveryMinor),
    taxMinor: sum((order) => order.taxMinor),
    totalMinor,
  }
}

/** The vendor of `aPlacedOrder`, with its supplier. */
export function aVendorRecord(overrides: Partial<VendorRecord> = {}): VendorRecord {
  return {
    id: idOf('vendor', 'vnd_kiln'),
    slug: 'kiln',
    names: { en: 'Kiln & Co', 'zh-Hant': '窯與友' },
    taglines: { en: '', 'zh-Hant': '' },
    abouts: { en: '', 'zh-Hant': '' },
    legalName: 'Kiln and Company Ltd',
    taxNumber: 'GB 123 4567 89',
    email: 'hello@kiln.example',
    accent: '#1F6B45',
    imageUrl: null,
    currency: 'GBP',
    commissionBps: 1000,
    bankAccountNumber: '3000-0001',
    isApproved: true,
    supplier: { id: idOf('supplier', 'sup_clay'), name: 'Clay works', bankAccountNumber: '4000-0001', leadTimeDays: 1 },
    locations: [
      {
        id: idOf('location', 'loc_marlow'),
        name: 'Marlow Road',
        line1: '3 Marlow Road',
        city: 'London',
        region: '',
        postcode: 'E8 2BB',
        country: 'GB',
        latitude: 51.54,
        longitude: -0.06,
        timeZone: 'Europe/London',
        hasPickup: true,
        position: 0,
        hours: { periods: [], closedDates: [] },
      },
    ],
    methods: [],
    ...overrides,
  }
}
