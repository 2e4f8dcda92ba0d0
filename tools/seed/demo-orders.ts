import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import type { OrderStep } from '@onhand/domain/ordering/order-steps'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import type { ShopClient } from '../client/shop-client.ts'
import { stableId } from '../client/stable-id.ts'

/** A buyer of the demo who orders by phone or chat, and how far their order is. */
type Caller = {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly city: string
  readonly postcode: string
  readonly items: readonly (readonly [product: number, units: number])[]
  readonly steps: readonly OrderStep[]
  readonly note?: string
}

/** Whose buyers read Chinese. */
const CHINESE_SHOP = 'sun-moon-pantry'

const CALLERS: Readonly<Record<string, readonly Caller[]>> = {
  'marlow-road': [
    caller(
      'Ruth Adeyemi',
      '020 7946 0101',
      'E8 3PA',
      [
        [0, 2],
        [4, 1],
        [7, 2],
      ],
      ['confirmed'],
      'Ring twice.',
    ),
    caller(
      'Tom Baker',
      '020 7946 0117',
      'E9 6AB',
      [
        [1, 1],
        [9, 3],
      ],
      [],
    ),
    caller('Yusuf Demir', '020 7946 0122', 'N16 8BX', [[2, 4]], ['remitted', 'confirmed', 'ready']),
    caller(
      'Ines Carvalho',
      '020 7946 0139',
      'E2 8DY',
      [
        [5, 1],
        [6, 2],
        [8, 1],
      ],
      ['remitted', 'confirmed'],
    ),
    caller('Grace Whitfield', '020 7946 0144', 'E5 0PU', [[3, 2]], ['remitted', 'confirmed', 'ready', 'shipped']),
    caller(
      'Ruth Adeyemi',
      '020 7946 0101',
      'E8 3PA',
      [
        [10, 1],
        [7, 1],
      ],
      ['remitted', 'confirmed', 'ready', 'shipped', 'delivered'],
    ),
    caller(
      'Hana Sato',
      '020 7946 0158',
      'E8 1HE',
      [
        [0, 1],
        [1, 1],
        [2, 1],
      ],
      ['confirmed'],
      'Allergic to nuts.',
    ),
  ],
  'sun-moon-pantry': [
    caller(
      '陳怡君',
      '020 7946 0201',
      'SE15 4RZ',
      [
        [0, 1],
        [4, 2],
      ],
      ['remitted'],
    ),
    caller('王小明', '020 7946 0216', 'SE5 8AF', [[6, 3]], [], '週三包水餃時一起拿'),
    caller(
      'Lily Huang',
      '020 7946 0225',
      'SE22 9HD',
      [
        [2, 2],
        [7, 1],
      ],
      ['remitted', 'confirmed', 'shipped'],
    ),
    caller('陳怡君', '020 7946 0201', 'SE15 4RZ', [[9, 4]], []),
    caller(
      '張家豪',
      '020 7946 0233',
      'SE1 6TE',
      [
        [3, 1],
        [5, 1],
      ],
      ['remitted', 'confirmed', 'shipped', 'delivered'],
    ),
  ],
}

// biome-ignore lint/complexity/useMaxParams: a table, read row by row.
function caller(
  name: string,
  phone: string,
  postcode: string,
  items: Caller['items'],
  steps: Caller['steps'],
  note?: string,
): Caller {
  const email = `${stableId('person', name).slice(4, 12)}@buyers.example`
  return { name, email, phone, city: 'London', postcode, items, steps, ...(note === undefined ? {} : { note }) }
}

/** Enough for all callers together. */
const UNITS_MIN = 15

/** Types the orders of some callers in, as a seller does, so that the dashboards of the demo have work in them. Repeating it changes nothing. */
export async function seedOrders(
  shop: ShopClient,
  vendors: readonly { readonly vendor: VendorRecord; readonly products: readonly ImportProduct[] }[],
): Promise<number> {
  let count = 0
  for (const { vendor, products } of vendors) {
    // What is nearly or quite sold out stays so: the demo shows that too.
    const plenty = products.filter(({ skus: [sku] }) => openingUnits(sku) >= UNITS_MIN)
    for (const [index, one] of (CALLERS[vendor.slug] ?? []).entries()) {
      await typeIn(shop, { vendor, products: plenty, index, caller: one })
      count += 1
    }
  }
  return count
}

function openingUnits(sku: ImportProduct['skus'][number] | undefined): number {
  return (sku?.openingStock ?? []).reduce((sum, lot) => sum + lot.units, 0)
}

async function typeIn(
  shop: ShopClient,
  order: {
    readonly vendor: VendorRecord
    readonly products: readonly ImportProduct[]
    readonly index: number
    readonly caller: Caller
  },
): Promise<void> {
  const { vendor, products, index, caller: one } = order
  const orderId = stableId('order', 'demo', vendor.slug, String(index))
  const known = await shop.query('vendorOrder.list', { vendorId: vendor.id, words: one.email })
  if (known.items.some((item) => item.orderId === orderId)) return
  const lines = one.items.flatMap(([product, units]) => {
    const sku = products[product]?.skus[0]
    return sku ? [{ kind: 'sku' as const, skuId: sku.id, units, unitPriceMinor: sku.priceMinor }] : []
  })
  await shop.mutate('vendorOrder.create', {
    vendorId: vendor.id,
    orderId,
    contact: { name: one.name, email: one.email, phone: one.phone },
    address: { name: one.name, line1: '1 Mare Street', city: one.city, postcode: one.postcode, country: 'GB' },
    locale: vendor.slug === CHINESE_SHOP ? 'zh-Hant' : 'en',
    lines,
    expectedTotalMinor: lines.reduce((sum, line) => sum + line.units * line.unitPriceMinor, 0),
    note: one.note ?? '',
  })
  for (const step of one.steps) await shop.mutate('vendorOrder.step', { vendorId: vendor.id, orderId, step })
}
