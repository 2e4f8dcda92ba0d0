import type { Locale } from '@onhand/domain/catalog/views'
import { idOf } from '@onhand/domain/ids'
import type { StorePorts } from '@onhand/service/deps'
import { describe, expect, it } from 'vitest'
import { aProductShop, sku } from './product-contract.ts'
import { NOW_MS, type OpenStore, type World } from './store-world.ts'

/** A shop that sells eggs by six and by ten; only the six have a Chinese title. */
async function anEggShop(store: StorePorts) {
  const shop = await aProductShop(store)
  const product = shop.draft('Eggs', {
    translations: { 'zh-Hant': { title: '雞蛋', description: '' } },
    skus: [
      sku(shop.world, 'six', { title: '6 pieces', titles: { 'zh-Hant': '6 顆裝' } }),
      sku(shop.world, 'ten', { title: '10 pieces' }),
    ],
  })
  await shop.save(product)
  const [six, ten] = product.skus
  if (!six || !ten) throw new Error('two variants were made')
  const slug = `eggs-${shop.world.key}`
  const shown = async (locale: Locale) =>
    (await store.catalog.product(locale, slug, NOW_MS))?.skus.map(({ title }) => title)
  return { ...shop, product, six, ten, shown }
}

/** Titles of variants in the reader's language, the same on both engines. */
export function describeSkuTitles(open: OpenStore): void {
  describe('titles of variants', () => {
    it('[CAT-11] shows a variant’s title in the page’s language, and its own where it has none', async () => {
      const store = await open()
      const shop = await anEggShop(store)
      expect(await shop.shown('zh-Hant')).toEqual(['6 顆裝', '10 pieces'])
      expect(await shop.shown('en')).toEqual(['6 pieces', '10 pieces'])
      const ids = [shop.six.id, shop.ten.id]
      const inCart = async (locale: Locale) =>
        Object.fromEntries(
          (await store.catalog.sellableSkus(locale, ids)).map(({ skuId, variantTitle }) => [skuId, variantTitle]),
        )
      expect(await inCart('zh-Hant')).toEqual({ [shop.six.id]: '6 顆裝', [shop.ten.id]: '10 pieces' })
      expect(await inCart('en')).toEqual({ [shop.six.id]: '6 pieces', [shop.ten.id]: '10 pieces' })
    })

    it('[CAT-11] gives the titles back as they were saved; what is taken away is the shop’s own again', async () => {
      const store = await open()
      const shop = await anEggShop(store)
      expect((await shop.read(shop.product)).skus).toEqual(shop.product.skus)
      const other = {
        ...shop.product,
        skus: [
          { ...shop.six, titles: {} },
          { ...shop.ten, titles: { en: 'Ten', 'zh-Hant': '10 顆裝' } },
        ],
      }
      expect(await shop.save(other, 1)).toEqual({ outcome: 'saved', version: 2 })
      expect(await shop.save(other, 1)).toEqual({ outcome: 'stale' })
      expect((await shop.read(shop.product)).skus).toEqual(other.skus)
      expect(await shop.shown('zh-Hant')).toEqual(['6 pieces', '10 顆裝'])
      expect(await shop.shown('en')).toEqual(['6 pieces', 'Ten'])
    })

    it('[CAT-12] tells a fact in the page’s language as far as it is written in it', async () => {
      const store = await open()
      const shop = await anEggShop(store)
      const attributes = [
        { name: 'Laid by', value: 'Ducks', translations: { 'zh-Hant': { name: '產自', value: '鴨' } } },
        { name: 'Farm', value: 'Hill', translations: { 'zh-Hant': { name: '農場', value: '' } } },
        { name: 'Size', value: 'M' },
      ]
      await shop.save({ ...shop.product, attributes }, 1)
      expect((await shop.read(shop.product)).attributes).toEqual(attributes)
      const told = async (locale: Locale) =>
        (await store.catalog.product(locale, `eggs-${shop.world.key}`, NOW_MS))?.attributes
      expect(await told('zh-Hant')).toEqual([
        { name: '產自', value: '鴨' },
        { name: '農場', value: 'Hill' },
        { name: 'Size', value: 'M' },
      ])
      expect(await told('en')).toEqual(attributes.map(({ name, value }) => ({ name, value })))
    })

    it('[CAT-11] writes nothing for a save that is refused', async () => {
      const store = await open()
      const [ours, theirs] = [await anEggShop(store), await aProductShop(store)]
      const stolen = { ...ours.six, titles: { 'zh-Hant': '偷' } }
      expect(await theirs.save(theirs.draft('Nest', { skus: [stolen] }))).toEqual({ outcome: 'not_ours' })
      expect(await ours.shown('zh-Hant')).toEqual(['6 顆裝', '10 pieces'])
    })

    it('[CAT-11] names a variant in the reader’s language at the desk, on labels and in stock, gone ones too', async () => {
      const store = await open()
      const shop = await anEggShop(store)
      const { vendorId, six } = shop
      expect(await atWork(store, shop.world, { words: '顆裝', locale: 'zh-Hant' })).toEqual(
        Array.from({ length: 4 }, () => '6 顆裝'),
      )
      expect(await atWork(store, shop.world, { words: '6 pieces', locale: 'en' })).toEqual(
        Array.from({ length: 4 }, () => '6 pieces'),
      )
      await shop.save({ ...shop.product, skus: [shop.ten] }, 1)
      expect(await store.stockLists.skuFacts(vendorId, 'zh-Hant', [six.id])).toMatchObject([{ skuTitle: '6 顆裝' }])
    })

    it('[CAT-11] finds a product by the title of a variant in any language', async () => {
      const store = await open()
      const shop = await anEggShop(store)
      const found = async (words: string) =>
        (await store.search.search({ ...shop.world.query({ locale: 'zh-Hant' }), words }, NOW_MS)).items.map(
          ({ title }) => title,
        )
      expect([await found('顆裝'), await found('pieces'), await found('罐裝')]).toEqual([['雞蛋'], ['雞蛋'], []])
    })
  })
}

/** What the first six eggs that `words` find are called: at the desk, on a label, in the table of stock, and as facts. */
async function atWork(
  store: StorePorts,
  world: World,
  { words, locale }: { readonly words: string; readonly locale: Locale },
) {
  const vendorId = world.vendor().id
  const query = { vendorId, locale, words, limit: 10 }
  const skuId = idOf('sku', `sku_${world.key}six`)
  const [desk] = await store.orderDesk.skus(query)
  const [label] = await store.labels.facts(vendorId, [skuId], locale)
  const table = { locationId: null, state: 'all', categoryId: null, expiresUntil: '2026-12-05', sort: 'title' } as const
  const [row] = (await store.stockLists.rows({ ...query, ...table, cursor: null })).items
  const [facts] = await store.stockLists.skuFacts(vendorId, locale, [skuId])
  return [desk?.variantTitle, label?.variantTitle, row?.skuTitle, facts?.skuTitle]
}
