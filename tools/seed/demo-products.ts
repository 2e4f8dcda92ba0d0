import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gtinCheckDigit } from '@onhand/domain/catalog/gtin'
import type { ImportProduct, ImportSku } from '@onhand/domain/catalog/import-product'
import { slugOf } from '@onhand/domain/catalog/slug'
import type { CategoryRow } from '@onhand/service/catalog/ports'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import { createHash } from 'node:crypto'
import { stableId } from '../client/stable-id.ts'
import { dayAfter } from './demo-vendors.ts'
import { dice } from './dice.ts'
import { PICTURE } from './pictures/compose.ts'
import { PACK_KINDS, type PackKind } from './pictures/packs.ts'
import { paletteAt } from './pictures/palette.ts'
import { type Row, readTable } from './read-table.ts'
import { sizeInChinese } from './size-words.ts'
import { type Size, sizesOf } from './sizes.ts'

/** A product of the demo catalogue as its table has it. */
export type DemoProduct = {
  readonly slug: string
  readonly code: string
  readonly icon: string
  readonly pack: PackKind
  readonly brand: string
  readonly en: string
  readonly zh: string
  readonly notes: { readonly en: string; readonly zh: string }
  readonly category: string
  readonly sizes: readonly Size[]
  readonly shelfDays: number | null
  readonly taxRateBps: number
  readonly allergens: readonly string[]
  /** Place in the whole catalogue: neighbours get other colours. */
  readonly index: number
}

const DITTO = ['category', 'pack', 'shelf', 'tax', 'allergens', 'note_en', 'note_zh']
/** What is short in the demo: sold out, or nearly. Codes of SKUs, with the units there are. */
const SHORT: Readonly<Record<string, number>> = {
  'marlow-road/STR-KNT': 0,
  'fold-and-crumb/CRO-ALM': 3,
  'little-otter/TOY-ROB': 0,
  'halden-cheese/CHE-CRD': 2,
  'copper-kettle/KET-GOO': 1,
}
/** What is reduced, in percent of the former price. */
const REDUCED: Readonly<Record<string, number>> = {
  'marlow-road/PLM-VIC': 20,
  'kiln-and-grain/VAS-TAL': 15,
  'paperlight/NOT-BLU': 25,
  'copper-kettle/CHO-HOT': 10,
}

/** The products of one vendor's table. */
export function demoProducts(vendor: VendorRecord, firstIndex: number): DemoProduct[] {
  const rows = readTable(readFileSync(join(import.meta.dirname, 'catalogue', `${vendor.slug}.csv`), 'utf8'), DITTO)
  return rows.map((row, index) => demoProduct(vendor, row, firstIndex + index))
}

/** The demo's categories. */
export function demoCategories(): CategoryRow[] {
  const rows = readTable(readFileSync(join(import.meta.dirname, 'catalogue/categories.csv'), 'utf8'))
  return rows.map((row, position) => ({
    id: stableId('category', row['slug'] ?? ''),
    parentId: row['parent'] ? stableId('category', row['parent']) : null,
    slug: row['slug'] ?? '',
    position,
    emoji: row['emoji'] ?? '',
    tint: row['tint'] ?? '',
    names: { en: row['en'] ?? '', 'zh-Hant': row['zh'] ?? '' },
  }))
}

/** A demo product as the shop takes it: SKUs with prices, GTINs and opening lots that count from the day of seeding. */
export function toImport(
  product: DemoProduct,
  vendor: VendorRecord,
  context: { readonly nowMs: number; readonly imageUrl: string },
): ImportProduct {
  const palette = paletteAt(product.index)
  return {
    id: stableId('product', vendor.slug, product.code),
    slug: product.slug,
    categoryId: stableId('category', product.category),
    title: product.en,
    description: product.notes.en,
    translations: {
      en: { title: product.en, description: product.notes.en },
      'zh-Hant': { title: product.zh, description: product.notes.zh },
    },
    brand: product.brand,
    tags: [],
    attributes: attributesOf(product, vendor),
    allergens: product.allergens,
    images: [{ url: context.imageUrl, alt: product.en, ...PICTURE, tint: palette.wall }],
    isPublished: true,
    skus: product.sizes.map((size, index) => demoSku(product, vendor, { size, index, nowMs: context.nowMs })),
  }
}

function demoProduct(vendor: VendorRecord, row: Row, index: number): DemoProduct {
  const pack = PACK_KINDS.find((kind) => kind === row['pack'])
  const en = row['en'] ?? ''
  if (!pack) throw new Error(`${vendor.slug} ${row['code']}: no pack is called ${row['pack']}`)
  return {
    slug: `${slugOf(en)}-${vendor.slug}`,
    code: row['code'] ?? '',
    icon: row['icon'] ?? '',
    pack,
    brand: row['brand'] || vendor.names.en,
    en,
    zh: row['zh'] ?? '',
    notes: { en: row['note_en'] ?? '', zh: row['note_zh'] ?? '' },
    category: row['category'] ?? '',
    sizes: sizesOf(row['size'] ?? '', row['price'] ?? ''),
    shelfDays: row['shelf'] ? Number(row['shelf']) : null,
    taxRateBps: Number(row['tax'] || 0),
    allergens: row['allergens'] ? row['allergens'].split(', ') : [],
    index,
  }
}

function demoSku(
  product: DemoProduct,
  vendor: VendorRecord,
  facts: { size: Size; index: number; nowMs: number },
): ImportSku {
  const { size, index } = facts
  const key = `${vendor.slug}/${product.code}`
  const code = product.sizes.length === 1 ? product.code : `${product.code}-${index + 1}`
  const percent = REDUCED[key]
  const chineseSize = sizeInChinese(size.title)
  const priceMinor = percent === undefined ? size.priceMinor : Math.round((size.priceMinor * (100 - percent)) / 100)
  return {
    id: stableId('sku', vendor.slug, code),
    code,
    title: size.title,
    titles: chineseSize === null ? {} : { 'zh-Hant': chineseSize },
    gtin: demoGtin(product.brand, product.en, size.title),
    priceMinor,
    compareAtMinor: percent === undefined ? null : size.priceMinor,
    currency: vendor.currency,
    taxRateBps: product.taxRateBps,
    unitCostMinor: Math.round(size.priceMinor * 0.58),
    weightGrams: size.weightGrams,
    measure: size.measure,
    unitsPerOrderMax: null,
    openingStock: openingLots(product, vendor, { key, code, nowMs: facts.nowMs }),
  }
}

/** Restricted circulation (prefix 2): never a number that somebody owns. The same goods of two shops share theirs. */
function demoGtin(brand: string, title: string, size: string): string {
  const digest = createHash('sha256').update(`${brand}\0${title}\0${size}`).digest()
  const leading = `2${String(digest.readUIntBE(0, 5) % 100_000_000_000).padStart(11, '0')}`
  return leading + gtinCheckDigit(leading)
}

/** Perishable goods lie in two lots, the older one nearly due; everything else in one. The second location of a vendor gets a third of the units. */
function openingLots(
  product: DemoProduct,
  vendor: VendorRecord,
  sku: { key: string; code: string; nowMs: number },
): ImportSku['openingStock'] {
  const roll = dice(`${sku.key}/${sku.code}`)
  const units = SHORT[sku.key] ?? roll.between(9, 60)
  const [main, second] = vendor.locations
  if (!main || units === 0) return []
  // biome-ignore lint/complexity/useMaxParams: a row of the demo's table of lots.
  const lot = (name: string, location: typeof main, lotUnits: number, days: number | null) => ({
    locationId: location.id,
    lotId: stableId('lot', sku.key, sku.code, name),
    lotCode: `${sku.code}-${name}`,
    expiryDate: days === null ? null : dayAfter(sku.nowMs, days),
    units: lotUnits,
  })
  const { shelfDays } = product
  if (SHORT[sku.key] !== undefined) return [lot('A', main, units, shelfDays)]
  const aside = second ? Math.floor(units / 3) : 0
  const rest = second && aside > 0 ? [lot('C', second, aside, shelfDays)] : []
  if (shelfDays === null || shelfDays > 60) return [lot('A', main, units - aside, shelfDays), ...rest]
  const older = Math.max(1, Math.floor((units - aside) / 4))
  return [
    lot('A', main, older, Math.max(1, Math.floor(shelfDays / 3))),
    lot('B', main, units - aside - older, shelfDays),
    ...rest,
  ]
}

function attributesOf(product: DemoProduct, vendor: VendorRecord): { name: string; value: string }[] {
  const [location] = vendor.locations
  const keeps =
    product.shelfDays === null
      ? []
      : [
          {
            name: 'Keeps for',
            value:
              product.shelfDays > 60 ? `${Math.round(product.shelfDays / 30)} months` : `${product.shelfDays} days`,
          },
        ]
  const storage = ['deli', 'cheese', 'milk-eggs', 'fish', 'berries', 'herbs'].includes(product.category)
    ? [{ name: 'Storage', value: 'Keep cool, 2–6 °C' }]
    : []
  return [
    { name: 'Brand', value: product.brand },
    ...(location ? [{ name: 'Sent from', value: `${location.city}, ${location.country}` }] : []),
    ...keeps,
    ...storage,
  ]
}
