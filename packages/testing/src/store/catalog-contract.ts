import { idOf } from '@onhand/domain/ids'
import type { StorePorts } from '@onhand/service/deps'
import { LISTING_SORTS } from '@onhand/service/catalog/ports'
import { describe, expect, it } from 'vitest'
import { aWorld, NOW_MS, type OpenStore, type World } from './store-world.ts'

const NAMES = ['ale', 'bun', 'cod', 'dal', 'egg', 'fig', 'gin']

/** What catalogue, vendors and stock projection must do. */
export function describeCatalogStores(open: OpenStore): void {
  describe('catalogue', () => {
    describeVendors(open)
    describeListings(open)
    describeProducts(open)
    describeProjection(open)
    describePrices(open)
  })
}

/** A shop with seven products: prices 100…700, the first two sold out. */
async function aShop(store: StorePorts): Promise<World> {
  const world = aWorld()
  await store.vendors.upsert(world.vendor(), NOW_MS)
  const products = NAMES.map((name, index) =>
    world.product(name, { skus: [world.sku(name, { priceMinor: (index + 1) * 100 })] }),
  )
  for (const [index, product] of products.entries())
    await store.catalogWrite.upsertProducts(world.vendor().id, [product], NOW_MS + index)
  const levels = NAMES.slice(2).map((name, index) =>
    world.level(name, index + 1, { earliestExpiryDate: index % 2 === 0 ? `2026-12-0${index + 1}` : null }),
  )
  await store.stockProjection.project(levels, [])
  return world
}

function describePrices(open: OpenStore): void {
  it('[CAT-10] gives the price that a shop asks in a currency, and its own where it asks none', async () => {
    const store = await open()
    const world = aWorld()
    const courier = { ...world.vendor().methods[0], otherPrices: { EUR: 450 } }
    const vendor = world.vendor({
      methods: world.vendor().methods.map((method, index) => (index === 0 ? { ...method, ...courier } : method)),
    })
    await store.vendors.upsert(vendor, NOW_MS)
    expect(await store.vendors.records([vendor.id])).toEqual([vendor])
    const otherPrices = [{ currency: 'EUR', priceMinor: 810, compareAtMinor: null }]
    const skus = [world.sku('tea', { otherPrices }), world.sku('cha')]
    await store.catalogWrite.upsertProducts(vendor.id, [world.product('tea', { skus })], NOW_MS)
    const ids = skus.map((sku) => sku.id)
    const priced = async (currency: string | null) =>
      (await store.catalog.sellableSkus('en', ids, currency)).map((sku) => sku.currency).sort()
    expect([await priced('EUR'), await priced('USD'), await priced(null)]).toEqual([
      ['EUR', 'GBP'],
      ['GBP', 'GBP'],
      ['GBP', 'GBP'],
    ])
    const list = await store.catalog.pricesIn('EUR', ids)
    expect([...list.prices]).toEqual([[ids[0], { priceMinor: 810, compareAtMinor: null }]])
    expect((await store.catalog.pricesIn('EUR', [])).prices.size).toBe(0)
  })
}

function describeVendors(open: OpenStore): void {
  it('[STO-5] gives a vendor back as it was written, and replaces it whole', async () => {
    const store = await open()
    const world = aWorld()
    const record = world.vendor()
    await store.vendors.upsert(record, NOW_MS)
    await store.vendors.upsert(record, NOW_MS)
    expect(await store.vendors.records([record.id])).toEqual([record])
    const [location] = record.locations
    const changed = world.vendor({
      names: { en: 'Añejo "& Sons"', 'zh-Hant': '老店' },
      locations: location
        ? [
            {
              ...location,
              id: idOf('location', `loc_${world.key}b`),
              hours: { periods: [{ weekday: 7, opensMinute: 0, closesMinute: 1440 }], closedDates: ['2026-12-25'] },
            },
          ]
        : [],
      methods: [],
    })
    await store.vendors.upsert(changed, NOW_MS)
    expect(await store.vendors.records([record.id])).toEqual([changed])
  })

  it('[CAT-2] shows approved shops only', async () => {
    const store = await open()
    const world = await aShop(store)
    const shop = await store.vendors.shop('zh-Hant', world.vendor().slug)
    expect(shop).toMatchObject({ name: '馬洛路', productCount: 7, city: 'London', methods: [{ methodId: 'bike' }] })
    expect((await store.vendors.shops('en')).map((card) => card.slug)).toContain(world.vendor().slug)
    await store.vendors.upsert(world.vendor({ isApproved: false }), NOW_MS)
    expect(await store.vendors.shop('en', world.vendor().slug)).toBeNull()
    expect((await store.vendors.shops('en')).map((card) => card.slug)).not.toContain(world.vendor().slug)
    expect(await store.catalog.listing(world.query(), NOW_MS)).toBeNull()
    expect(await store.catalog.product('en', `ale-${world.key}`, NOW_MS)).toBeNull()
    expect(await store.catalog.sellableSkus('en', [world.sku('ale').id])).toMatchObject([{ isSellable: false }])
  })
}

function describeListings(open: OpenStore): void {
  it.each(LISTING_SORTS)('[CAT-2] pages a shop by %s without repeating or missing a product', async (sort) => {
    const store = await open()
    const world = await aShop(store)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await store.catalog.listing(world.query({ sort, cursor, limit: 2 }), NOW_MS)
      expect(page?.totalCount).toBe(7)
      seen.push(...(page?.items.map((item) => item.title) ?? []))
      cursor = page?.nextCursor ?? null
    } while (cursor !== null)
    expect([...seen].sort()).toEqual(NAMES)
    if (sort === 'price_up') expect(seen).toEqual(NAMES)
    if (sort === 'price_down' || sort === 'newest') expect(seen).toEqual([...NAMES].reverse())
    if (sort === 'expiry') expect(seen.slice(0, 3)).toEqual(['cod', 'egg', 'gin'])
    if (sort === 'popular') expect(seen.slice(5).sort()).toEqual(['ale', 'bun'])
  })

  it('[CAT-2] narrows by price, stock and category with its descendants, and counts what is left', async () => {
    const store = await open()
    const world = await aShop(store)
    const cat = (name: string) => idOf('category', `cat_${world.key}${name}`)
    const row = (name: string, parent: string | null, position: number) => ({
      id: cat(name),
      parentId: parent === null ? null : cat(parent),
      slug: `${name}-${world.key}`,
      position,
      emoji: '🥕',
      tint: '#fff',
      names: { en: name, 'zh-Hant': `${name}類` },
    })
    await store.catalogWrite.upsertCategories([row('hams', 'meat', 2), row('food', null, 0), row('meat', 'food', 1)])
    await store.catalogWrite.upsertProducts(
      world.vendor().id,
      [
        world.product('cod', { categoryId: cat('food') }),
        world.product('dal', { categoryId: cat('hams'), skus: [world.sku('dal', { priceMinor: 400 })] }),
      ],
      NOW_MS,
    )
    const food = await store.catalog.listing(
      world.query({ vendorSlug: null, categorySlug: `food-${world.key}`, locale: 'zh-Hant' }),
      NOW_MS,
    )
    expect(food).toMatchObject({ totalCount: 2, category: { name: 'food類', path: [{ slug: `food-${world.key}` }] } })
    expect(food?.facets).toEqual({
      vendors: [{ slug: world.vendor().slug, name: '馬洛路', count: 2 }],
      categories: [{ slug: `meat-${world.key}`, name: 'meat類', count: 1 }],
      priceMinMinor: 400,
      priceMaxMinor: 900,
    })
    const hams = await store.catalog.listing(world.query({ categorySlug: `hams-${world.key}` }), NOW_MS)
    expect(hams?.category?.path.map((part) => part.name)).toEqual(['food', 'meat', 'hams'])
    const tree = await store.catalog.categories('en')
    expect(tree.find((node) => node.slug === `food-${world.key}`)).toMatchObject({
      productCount: 2,
      children: [{ productCount: 1, children: [{ name: 'hams' }] }],
    })

    const cheap = await store.catalog.listing(world.query({ priceMinMinor: 300, priceMaxMinor: 500 }), NOW_MS)
    expect(cheap?.items.map((item) => item.price.priceMinor).sort()).toEqual([400, 500])
    expect(cheap).toMatchObject({ totalCount: 2, facets: { priceMinMinor: 100, priceMaxMinor: 900 } })
    expect((await store.catalog.listing(world.query({ isInStockOnly: true }), NOW_MS))?.totalCount).toBe(5)
    expect(await store.catalog.listing(world.query({ categorySlug: 'none' }), NOW_MS)).toBeNull()
    expect(await store.catalog.listing(world.query({ vendorSlug: 'none' }), NOW_MS)).toBeNull()
    expect((await store.catalog.listing(world.query({ cursor: 'naughty' }), NOW_MS))?.items).toHaveLength(7)
  })

  it('[CAT-2] fills the home page with what is in stock', async () => {
    const store = await open()
    const world = await aShop(store)
    const home = await store.catalog.home('en', NOW_MS)
    expect(home.shops.map((shop) => shop.slug)).toContain(world.vendor().slug)
    for (const card of [...home.arrivesToday, ...home.runningLow, ...home.fresh])
      expect(card.stock.availableUnits).toBeGreaterThan(0)
    expect(home.runningLow.length).toBeGreaterThan(0)
    expect(home.fresh.every((card) => card.stock.earliestExpiryDate !== null)).toBe(true)
  })
}

function describeProducts(open: OpenStore): void {
  it('[STO-5] shows a product as it was imported, in the page’s language', async () => {
    const store = await open()
    const world = aWorld()
    const image = { url: '/media/a.svg', alt: 'A mug', width: 800, height: 1000, tint: '#eee' }
    await store.vendors.upsert(world.vendor(), NOW_MS)
    const product = world.product('mug', {
      translations: { 'zh-Hant': { title: '馬克杯', description: '裝茶' } },
      description: '<script>alert(1)</script> \u202e "quoted" \'; --',
      brand: 'Ünïcode™ 牌',
      attributes: [{ name: 'Colour', value: 'Moss' }],
      allergens: ['milk'],
      images: [image],
      skus: [
        world.sku('mugl', {
          title: 'Large',
          priceMinor: 3_000_000_000,
          measure: { amount: 500, unit: 'ml' },
          gtin: '0200000000015',
          compareAtMinor: 4_000_000_000,
        }),
        world.sku('mugs', { title: 'Small', priceMinor: 700 }),
      ],
    })
    expect(await store.catalogWrite.upsertProducts(world.vendor().id, [product], NOW_MS)).toEqual([
      { productId: product.id, skuIds: product.skus.map((sku) => sku.id), isNew: true },
    ])
    expect(await store.catalogWrite.upsertProducts(world.vendor().id, [product], NOW_MS + 1)).toMatchObject([
      { isNew: false },
    ])
    await store.stockProjection.project([world.level('mugl', 4)], [])

    const english = await store.catalog.product('en', product.slug, NOW_MS)
    expect(english).toMatchObject({
      title: 'mug',
      description: product.description,
      brand: product.brand,
      images: [image],
      attributes: product.attributes,
      allergens: ['milk'],
    })
    expect(english?.skus.map((sku) => sku.title)).toEqual(['Large', 'Small'])
    expect(english?.skus[0]).toMatchObject({
      price: {
        priceMinor: 3_000_000_000,
        compareAtMinor: 4_000_000_000,
        unitPrice: { priceMinor: 6_000_000_000, perUnit: 'l' },
      },
      stock: { availableUnits: 4, locationName: 'Marlow Road' },
    })
    expect((await store.catalog.product('zh-Hant', product.slug, NOW_MS))?.title).toBe('馬克杯')
    expect(await store.catalog.product('en', 'no-such-product', NOW_MS)).toBeNull()
    expect(await store.catalog.sellableSkus('zh-Hant', [world.sku('mugs').id, idOf('sku', 'sku_none')])).toEqual([
      {
        skuId: world.sku('mugs').id,
        productId: product.id,
        productSlug: product.slug,
        productTitle: '馬克杯',
        variantTitle: 'Small',
        image,
        gtin: null,
        vendorId: world.vendor().id,
        isSellable: true,
        priceMinor: 700,
        currency: 'GBP',
        taxRateBps: 2000,
        unitCostMinor: 400,
        weightGrams: 350,
        unitsPerOrderMax: null,
      },
    ])
    expect(await store.catalog.sellableSkus('en', [world.sku('mugs').id], 'EUR')).toMatchObject([
      { priceMinor: 700, currency: 'GBP' },
    ])
    expect(await store.catalog.skusByCode(world.vendor().id, [`${world.key}-mugs`, 'none'])).toEqual([
      { code: `${world.key}-mugs`, skuId: world.sku('mugs').id },
    ])
    const [card] = (await store.catalog.listing(world.query(), NOW_MS))?.items ?? []
    // The small one is cheaper, but only the large one is there.
    expect(card).toMatchObject({ skuId: world.sku('mugl').id, skuCount: 2, stock: { availableUnits: 4 } })
  })

  it('[STO-2] keeps one product when it is imported many times at once', async () => {
    const world = aWorld()
    const stores = await Promise.all([open(), open(), open(), open()])
    await stores[0]?.vendors.upsert(world.vendor(), NOW_MS)
    await Promise.all(
      stores.map((store) => store.catalogWrite.upsertProducts(world.vendor().id, [world.product('mug')], NOW_MS)),
    )
    const listing = await stores[0]?.catalog.listing(world.query(), NOW_MS)
    expect(listing?.items.map((item) => item.title)).toEqual(['mug'])
  })

  it('[CAT-2] drops variants and products that are no longer sold from lists, but not from carts', async () => {
    const store = await open()
    const world = aWorld()
    await store.vendors.upsert(world.vendor(), NOW_MS)
    const both = world.product('mug', { skus: [world.sku('mugl'), world.sku('mugs', { priceMinor: 100 })] })
    await store.catalogWrite.upsertProducts(world.vendor().id, [both], NOW_MS)
    await store.catalogWrite.upsertProducts(
      world.vendor().id,
      [world.product('mug', { skus: [world.sku('mugl')] })],
      NOW_MS,
    )
    expect((await store.catalog.product('en', both.slug, NOW_MS))?.skus.map((sku) => sku.skuId)).toEqual([
      world.sku('mugl').id,
    ])
    expect(await store.catalog.sellableSkus('en', [world.sku('mugs').id])).toMatchObject([{ isSellable: false }])
    await store.catalogWrite.upsertProducts(
      world.vendor().id,
      [world.product('mug', { isPublished: false, skus: [world.sku('mugl')] })],
      NOW_MS,
    )
    expect((await store.catalog.listing(world.query(), NOW_MS))?.totalCount).toBe(0)
    expect(await store.catalog.product('en', both.slug, NOW_MS)).toBeNull()
  })

  it('[STO-3] gives the second product of one address an address of its own, and takes nobody’s id', async () => {
    const store = await open()
    const [first, second] = [aWorld(), aWorld()]
    for (const world of [first, second]) await store.vendors.upsert(world.vendor(), NOW_MS)
    await store.catalogWrite.upsertProducts(first.vendor().id, [first.product('mug')], NOW_MS)
    const clashing = second.product('mug', { slug: first.product('mug').slug, title: 'Second' })
    await store.catalogWrite.upsertProducts(second.vendor().id, [clashing], NOW_MS)
    await store.catalogWrite.upsertProducts(second.vendor().id, [clashing], NOW_MS)
    expect((await store.catalog.product('en', clashing.slug, NOW_MS))?.title).toBe('mug')
    const [card] = (await store.catalog.listing(second.query(), NOW_MS))?.items ?? []
    expect((await store.catalog.product('en', card?.slug ?? '', NOW_MS))?.title).toBe('Second')
    await expect(
      store.catalogWrite.upsertProducts(second.vendor().id, [first.product('mug', { title: 'Stolen' })], NOW_MS),
    ).rejects.toThrow()
    expect((await store.catalog.product('en', clashing.slug, NOW_MS))?.title).toBe('mug')
  })

  it('[CAT-2] names other shops that sell the same GTIN, and related products apart from them', async () => {
    const store = await open()
    const [first, second] = [aWorld(), aWorld()]
    for (const world of [first, second]) await store.vendors.upsert(world.vendor(), NOW_MS)
    const gtin = `02${String(Date.now()).padStart(11, '0')}`.slice(0, 13)
    await store.catalogWrite.upsertProducts(
      first.vendor().id,
      [first.product('mug', { skus: [first.sku('mug', { gtin })] }), first.product('cup')],
      NOW_MS,
    )
    await store.catalogWrite.upsertProducts(
      second.vendor().id,
      [second.product('mug', { skus: [second.sku('mug', { gtin })] })],
      NOW_MS,
    )
    const page = await store.catalog.product('en', first.product('mug').slug, NOW_MS)
    expect(page?.alsoSoldBy.map((card) => card.vendor.slug)).toEqual([second.vendor().slug])
    expect(page?.related.map((card) => card.title)).toEqual(['cup'])
  })
}

function describeProjection(open: OpenStore): void {
  it('[STO-2] never lets an older version of stock replace a newer one, and counts a movement once', async () => {
    const store = await open()
    const world = await aShop(store)
    const skuId = world.sku('ale').id
    const sale = {
      movementId: idOf('movement', `mov_${world.key}`),
      skuId,
      locationId: world.level('ale', 0).locationId,
      lotId: idOf('lot', 'lot_aa'),
      deltaUnits: -9,
      reason: 'sale' as const,
      reference: 'ord_x',
      atMs: NOW_MS,
    }
    await store.stockProjection.project([world.level('ale', 3, { version: 7 })], [sale])
    await store.stockProjection.project([world.level('ale', 8, { version: 6 })], [sale])
    await store.stockProjection.project([world.level('ale', 3, { version: 7 })], [sale])
    expect(await store.stockProjection.levelsOf([skuId])).toEqual([world.level('ale', 3, { version: 7 })])
    const [first] = (await store.catalog.listing(world.query(), NOW_MS))?.items ?? []
    expect(first).toMatchObject({ title: 'ale', stock: { availableUnits: 3 } })
  })

  it('[INV-1] refuses a level whose parts do not sum to what is on hand', async () => {
    const store = await open()
    const world = aWorld()
    await expect(store.stockProjection.project([world.level('ale', 3, { onHandUnits: 4 })], [])).rejects.toThrow()
    expect(await store.stockProjection.levelsOf([world.sku('ale').id])).toEqual([])
  })

  it('[STO-4] pages through every SKU that was stocked', async () => {
    const store = await open()
    const world = await aShop(store)
    const seen: string[] = []
    for (
      let page = await store.stockProjection.skuPage(null, 3);
      page.length > 0;
      page = await store.stockProjection.skuPage(page.at(-1) ?? null, 3)
    )
      seen.push(...page)
    expect(new Set(seen).size).toBe(seen.length)
    for (const name of NAMES.slice(2)) expect(seen).toContain(world.sku(name).id)
  })
}
