import type { ProductDraft, ProductRecord } from '@onhand/domain/catalog/product-record'
import { idOf, type VendorId } from '@onhand/domain/ids'
import type { AuditEntry } from '@onhand/service/identity/audit'
import type { ProductFilter, ProductListQuery, ProductSave } from '@onhand/service/catalog/admin/ports'
import type { StorePorts } from '@onhand/service/deps'
import { expect, it } from 'vitest'
import { aProductDraft, aSkuDraft } from '../catalog/product-builders.ts'
import { anAudit } from './audit-entry.ts'
import { aWorld, NOW_MS, type OpenStore, type World } from './store-world.ts'

const NO_FILTER: ProductFilter = {
  words: '',
  status: null,
  categoryId: null,
  tag: null,
  stock: null,
  missing: null,
  priceMinMinor: null,
  priceMaxMinor: null,
}

/** What a vendor's own products must do on either engine. */
export function describeProductStore(open: OpenStore): void {
  describeSaves(open)
  describeTable(open)
  describeRemoval(open)
  describeViews(open)
}

/** One test's shop and shorthands for its products. */
export async function aProductShop(store: StorePorts) {
  const world = aWorld()
  await store.vendors.upsert(world.vendor(), NOW_MS)
  const draft = (name: string, overrides: Partial<ProductDraft> = {}): ProductDraft =>
    aProductDraft({
      id: idOf('product', `prd_${world.key}${bodyOf(name)}`),
      title: name,
      skus: [sku(world, name)],
      ...overrides,
    })
  const save = (product: ProductDraft, expectedVersion = 0, overrides: Partial<ProductSave> = {}) =>
    store.products.save({
      vendorId: world.vendor().id,
      record: { ...product, slug: `${bodyOf(product.title)}-${world.key}` },
      expectedVersion,
      audit: null,
      nowMs: NOW_MS,
      ...overrides,
    })
  const read = async (product: ProductDraft): Promise<ProductRecord> => {
    const [found] = await store.products.records(world.vendor().id, [product.id])
    if (!found) throw new Error('the product is not there')
    return found
  }
  const list = async (overrides: Partial<ProductListQuery> = {}, filter: Partial<ProductFilter> = {}) =>
    store.products.list({
      vendorId: world.vendor().id,
      locale: 'en',
      sort: 'title',
      direction: 'up',
      cursor: null,
      limit: 200,
      ...overrides,
      filter: { ...NO_FILTER, ...filter },
    })
  const titles = async (filter: Partial<ProductFilter>) => (await list({}, filter)).items.map((item) => item.title)
  return { world, vendorId: world.vendor().id, draft, save, read, list, titles }
}

/** What of a name an id and an address may hold. */
function bodyOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** A SKU of this test's shop. */
export function sku(world: World, name: string, overrides: Parameters<typeof aSkuDraft>[0] = {}) {
  return aSkuDraft({ id: idOf('sku', `sku_${world.key}${bodyOf(name)}`), code: `${world.key}-${name}`, ...overrides })
}

/** A log entry of this test's shop. */
export function anAuditEntry(vendorId: VendorId, part: string): AuditEntry {
  return {
    id: idOf('audit', `aud_${vendorId.slice(4)}${part}`),
    vendorId,
    actorKind: 'person',
    actorId: 'per_ada',
    action: 'product.changed',
    subjectId: 'prd_x',
    facts: {},
    atMs: NOW_MS,
  }
}

function describeSaves(open: OpenStore): void {
  it('[CAT-3] gives a product back as it was saved, and shows it to the public at once', async () => {
    const store = await open()
    const shop = await aProductShop(store)
    const product = shop.draft('Jam', {
      options: ['Size'],
      translations: { 'zh-Hant': { title: '果醬', description: '甜' } },
      images: [{ url: '/media/a.svg', alt: 'Jam', alts: { 'zh-Hant': '一罐果醬' }, width: 4, height: 5, tint: '#fff' }],
      skus: ['S', 'L'].map((size) =>
        sku(shop.world, `jam${size.toLowerCase()}`, {
          optionValues: [size],
          otherPrices: [{ currency: 'JPY', priceMinor: 5000000000, compareAtMinor: null }],
        }),
      ),
    })
    expect(await shop.save(product)).toEqual({ outcome: 'saved', version: 1 })
    const { slug, version, createdAtMs, updatedAtMs, ...kept } = await shop.read(product)
    expect(kept).toEqual(product)
    expect({ slug, version, createdAtMs, updatedAtMs }).toEqual({
      slug: `jam-${shop.world.key}`,
      version: 1,
      createdAtMs: NOW_MS,
      updatedAtMs: NOW_MS,
    })
    const page = await store.catalog.product('zh-Hant', slug, NOW_MS)
    expect(page).toMatchObject({ title: '果醬', images: [{ alt: '一罐果醬' }] })
    expect((await store.catalog.product('en', slug, NOW_MS))?.images[0]?.alt).toBe('Jam')
  })

  it('[CAT-3] refuses a save over somebody else’s, and of ten at once takes one', async () => {
    const store = await open()
    const shop = await aProductShop(store)
    const product = shop.draft('Tea')
    await shop.save(product)
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const connection = await open()
        return connection.products.save({
          vendorId: shop.vendorId,
          record: { ...product, slug: `tea-${shop.world.key}`, title: `Tea ${index}` },
          expectedVersion: 1,
          audit: anAuditEntry(shop.vendorId, `t${index}`),
          nowMs: NOW_MS,
        })
      }),
    )
    expect(outcomes.filter((one) => one.outcome === 'saved')).toEqual([{ outcome: 'saved', version: 2 }])
    expect(outcomes.filter((one) => one.outcome === 'stale')).toHaveLength(9)
    const page = { cursor: null, limit: 50, action: null, actorId: null }
    expect((await store.audit.list(shop.vendorId, page)).items).toHaveLength(1)
    expect(await shop.save(product, 1)).toEqual({ outcome: 'stale' })
    expect(await shop.save(product)).toEqual({ outcome: 'stale' })
  })

  it('[CAT-3] never writes into another shop, and says which codes are in use', async () => {
    const store = await open()
    const [ours, theirs] = [await aProductShop(store), await aProductShop(store)]
    const product = ours.draft('Rye')
    await ours.save(product)
    expect(await store.products.records(theirs.vendorId, [product.id])).toEqual([])
    expect(await theirs.save(product, 1)).toEqual({ outcome: 'not_ours' })
    const borrowed = ours.draft('Wheat', { skus: [sku(ours.world, 'Rye')] })
    expect(await ours.save(borrowed)).toEqual({ outcome: 'not_ours' })
    const twin = ours.draft('Oat', { skus: [sku(ours.world, 'Oat', { code: `${ours.world.key}-Rye`, gtin: null })] })
    expect(await ours.save(twin)).toEqual({ outcome: 'code_taken' })
    const wanted = { codes: [`${ours.world.key}-Rye`, 'free'], gtins: [] }
    const use = { kind: 'code', value: `${ours.world.key}-Rye`, productId: product.id, title: 'Rye' }
    expect(await store.products.codeUses(ours.vendorId, twin.id, wanted)).toEqual([use])
    expect(await store.products.codeUses(ours.vendorId, product.id, wanted)).toEqual([])
    expect(await ours.save(ours.draft('Bran', { categoryId: idOf('category', 'cat_nowhere') }))).toEqual({
      outcome: 'category_unknown',
    })
  })

  it('[CAT-5] lets variants swap their codes, go, and give their code to a new one', async () => {
    const store = await open()
    const shop = await aProductShop(store)
    const a = sku(shop.world, 'a', { optionValues: ['A'] })
    const b = sku(shop.world, 'b', { optionValues: ['B'] })
    const product = shop.draft('Cup', { options: ['Kind'], skus: [a, b] })
    await shop.save(product)
    const swapped = [
      { ...a, code: b.code },
      { ...b, code: a.code },
    ]
    expect(await shop.save({ ...product, skus: swapped }, 1)).toEqual({ outcome: 'saved', version: 2 })
    expect(await shop.save({ ...product, skus: [{ ...b, code: a.code }] }, 2)).toEqual({ outcome: 'saved', version: 3 })
    const fresh = sku(shop.world, 'c', { optionValues: ['C'], code: b.code })
    const next = { ...product, skus: [{ ...b, code: a.code }, fresh] }
    expect(await shop.save(next, 3)).toEqual({ outcome: 'saved', version: 4 })
    expect((await shop.read(product)).skus).toEqual(next.skus)
  })

  it('[CAT-3] takes what is archived out of the shop and brings it back as it was', async () => {
    const store = await open()
    const shop = await aProductShop(store)
    const product = shop.draft('Wax')
    await shop.save(product)
    await shop.save({ ...product, status: 'archived' }, 1)
    expect((await shop.read(product)).status).toBe('archived')
    expect(await store.catalog.product('en', `wax-${shop.world.key}`, NOW_MS)).toBeNull()
    await shop.save({ ...product, status: 'active' }, 2)
    expect(await store.catalog.product('en', `wax-${shop.world.key}`, NOW_MS)).toMatchObject({ title: 'Wax' })
  })
}

function describeTable(open: OpenStore): void {
  it('[CAT-8] narrows the table by each filter, and finds by title, code and barcode while typing', async () => {
    const store = await open()
    const shop = await aProductShop(store)
    const price = (name: string, priceMinor: number, gtin: string | null) =>
      sku(shop.world, name, { priceMinor, gtin, compareAtMinor: null })
    await shop.save(shop.draft('Apple juice', { tags: ['drink'], skus: [price('ap', 100, '4006381333931')] }))
    await shop.save(shop.draft('Beetroot', { status: 'draft', skus: [price('be', 0, null)] }))
    await shop.save(
      shop.draft('Cherry 100%', {
        translations: { 'zh-Hant': { title: '櫻桃', description: '' } },
        images: [{ url: '/media/a.svg', alt: '', width: 4, height: 5, tint: '#fff' }],
        skus: [price('ch', 300, null)],
      }),
    )
    await shop.save(shop.draft('Dill', { status: 'archived', skus: [price('di', 400, null)] }))
    await store.stockProjection.project([shop.world.level('ap', 3), shop.world.level('ch', 60)], [])
    expect(await shop.titles({})).toEqual(['Apple juice', 'Beetroot', 'Cherry 100%'])
    expect(await shop.titles({ status: 'draft' })).toEqual(['Beetroot'])
    expect(await shop.titles({ status: 'archived' })).toEqual(['Dill'])
    expect(await shop.titles({ tag: 'drink' })).toEqual(['Apple juice'])
    expect(await shop.titles({ stock: 'low' })).toEqual(['Apple juice'])
    const threshold = (name: string, reorderUnits: number | null) =>
      store.stockAlerts.setThreshold(
        shop.vendorId,
        { skuId: shop.world.sku(name).id, locationId: shop.world.level(name, 0).locationId, reorderUnits },
        anAudit(shop.world),
      )
    await threshold('ch', 60)
    await threshold('ap', 2)
    expect(await shop.titles({ stock: 'low' })).toEqual(['Cherry 100%'])
    await threshold('ap', 3)
    expect(await shop.titles({ stock: 'low' })).toEqual(['Apple juice', 'Cherry 100%'])
    await threshold('ch', null)
    await threshold('ap', null)
    expect(await shop.titles({ stock: 'in' })).toEqual(['Apple juice', 'Cherry 100%'])
    expect(await shop.titles({ stock: 'out' })).toEqual(['Beetroot'])
    expect(await shop.titles({ missing: 'picture' })).toEqual(['Apple juice', 'Beetroot'])
    expect(await shop.titles({ missing: 'translation' })).toEqual(['Apple juice', 'Beetroot'])
    expect(await shop.titles({ missing: 'barcode' })).toEqual(['Beetroot', 'Cherry 100%'])
    expect(await shop.titles({ missing: 'category' })).toEqual(['Apple juice', 'Beetroot', 'Cherry 100%'])
    expect(await shop.titles({ priceMinMinor: 101, priceMaxMinor: 300 })).toEqual(['Cherry 100%'])
    expect(await shop.titles({ words: 'appl' })).toEqual(['Apple juice'])
    expect(await shop.titles({ words: 'uice' })).toEqual(['Apple juice'])
    expect(await shop.titles({ words: '0%' })).toEqual(['Cherry 100%'])
    expect(await shop.titles({ words: '櫻' })).toEqual(['Cherry 100%'])
    expect(await shop.titles({ words: `${shop.world.key}-CH` })).toEqual(['Cherry 100%'])
    expect(await shop.titles({ words: '40063' })).toEqual(['Apple juice'])
    expect(await shop.titles({ words: `'); drop table product; -- \\%_` })).toEqual([])
    expect(await store.products.count(shop.vendorId, { ...NO_FILTER, stock: 'in' }, 10)).toBe(2)
    expect(await store.products.count(shop.vendorId, NO_FILTER, 2)).toBe(2)
    expect(await store.products.tags(shop.vendorId, 5)).toEqual(['drink'])
  })

  it.each(['updated', 'created', 'title', 'price', 'stock'] as const)(
    '[CAT-8] pages the table by %s in both directions without repeating or missing a product',
    async (sort) => {
      const store = await open()
      const shop = await aProductShop(store)
      const names = ['e', 'b', 'd', 'a', 'c']
      for (const [index, name] of names.entries()) {
        const product = shop.draft(name, { skus: [sku(shop.world, name, { priceMinor: 100 + (index % 2) })] })
        await shop.save(product, 0, { nowMs: NOW_MS + (index % 3) })
      }
      await store.stockProjection.project([shop.world.level('a', 1), shop.world.level('b', 2)], [])
      const seen = { up: [] as string[], down: [] as string[] }
      for (const direction of ['up', 'down'] as const) {
        let cursor: string | null = null
        do {
          const page: Awaited<ReturnType<typeof shop.list>> = await shop.list({ sort, direction, cursor, limit: 2 })
          seen[direction].push(...page.items.map((item) => item.title))
          cursor = page.nextCursor
        } while (cursor !== null)
      }
      expect(seen.down).toEqual([...seen.up].reverse())
      expect([...seen.up].sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
      if (sort === 'title') expect(seen.up).toEqual(['a', 'b', 'c', 'd', 'e'])
      if (sort === 'stock') expect(seen.down.slice(0, 2)).toEqual(['b', 'a'])
    },
  )

  it('[CAT-8] gives every product once to those who read them all', async () => {
    const store = await open()
    const shop = await aProductShop(store)
    for (const name of ['x', 'y', 'z']) await shop.save(shop.draft(name))
    const first = await store.products.recordsAfter(shop.vendorId, null, 2)
    const rest = await store.products.recordsAfter(shop.vendorId, first.at(-1)?.id ?? null, 2)
    expect([...first, ...rest].map((product) => product.title)).toEqual(['x', 'y', 'z'])
  })
}

function describeRemoval(open: OpenStore): void {
  it('[CAT-7] deletes what was never sold, twice too, and nothing that was sold or lies in stock', async () => {
    const store = await open()
    const shop = await aProductShop(store)
    const [fresh, stocked, sold] = [shop.draft('fresh'), shop.draft('stocked'), shop.draft('sold')]
    for (const product of [fresh, stocked, sold]) await shop.save(product)
    await store.stockProjection.project([shop.world.level('stocked', 1), shop.world.level('fresh', 0)], [])
    const line = shop.world.line(1, { skuId: idOf('sku', `sku_${shop.world.key}sold`) })
    const group = shop.world.group({ orders: [shop.world.order(1, { lines: [line] })] })
    await store.orders.insertPlaced(group, { journals: [], events: [], outbox: [] })
    const remove = (product: ProductDraft) =>
      store.products.remove(shop.vendorId, product.id, anAuditEntry(shop.vendorId, 'rm'))
    const stranger = await aProductShop(store)
    await store.products.remove(stranger.vendorId, fresh.id, anAuditEntry(stranger.vendorId, 'rm'))
    expect((await shop.read(fresh)).version).toBe(1)
    expect([await remove(fresh), await remove(fresh), await remove(stocked), await remove(sold)]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(await shop.titles({})).toEqual(['sold', 'stocked'])
    expect(await store.catalog.product('en', `fresh-${shop.world.key}`, NOW_MS)).toBeNull()
    expect((await store.search.suggest('en', 'fresh', 5)).map((one) => one.slug)).not.toContain(
      `fresh-${shop.world.key}`,
    )
    expect(await shop.save(fresh, 1)).toEqual({ outcome: 'stale' })
    expect(await shop.save(fresh)).toEqual({ outcome: 'saved', version: 1 })
  })
}

function describeViews(open: OpenStore): void {
  it('[CAT-8] keeps views per person, shop and screen; nobody changes another’s', async () => {
    const store = await open()
    const { vendorId, world } = await aProductShop(store)
    const view = {
      id: idOf('savedView', `viw_${world.key}`),
      screen: 'products',
      name: 'Low',
      query: 'stock=low',
    }
    const ada = { vendorId, actorId: 'per_ada' }
    const eve = { vendorId, actorId: 'per_eve' }
    expect(await store.savedViews.save(ada, view, NOW_MS)).toBe(true)
    expect(await store.savedViews.save(ada, { ...view, name: 'Nearly gone' }, NOW_MS)).toBe(true)
    expect(await store.savedViews.save(eve, { ...view, name: 'Mine' }, NOW_MS)).toBe(false)
    await store.savedViews.remove(vendorId, 'per_eve', view.id)
    expect(await store.savedViews.list(vendorId, 'per_ada', 'products')).toEqual([{ ...view, name: 'Nearly gone' }])
    expect(await store.savedViews.list(vendorId, 'per_ada', 'orders')).toEqual([])
    await store.savedViews.remove(vendorId, 'per_ada', view.id)
    expect(await store.savedViews.list(vendorId, 'per_ada', 'products')).toEqual([])
  })
}
