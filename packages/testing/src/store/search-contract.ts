import { idOf } from '@onhand/domain/ids'
import type { StorePorts } from '@onhand/service/deps'
import { beforeAll, describe, expect, it } from 'vitest'
import { aWorld, NOW_MS, type OpenStore, type World } from './store-world.ts'

const NAUGHTY = [
  '"',
  "'",
  "';--",
  '" OR 1=1',
  'NEAR(a b)',
  'a* AND NOT b',
  'title:mug',
  '(((',
  '\\',
  '%_%',
  '&|!:*',
  '🍎',
  '\u202e',
  '-',
  '\u0000',
  'a'.repeat(200),
  '😀'.repeat(60),
  'ﷺ',
  'x\ty\nz',
  '{"a":1}',
  "to_tsquery('')",
]

/** What a SearchPort must do: the same answers on both engines. */
export function describeSearchStore(open: OpenStore): void {
  describe('search', () => {
    const world = aWorld()
    let store: StorePorts
    beforeAll(async () => {
      store = await open()
      await fillShop(store, world)
    })
    const titles = async (words: string, overrides = {}) => {
      const found = await store.search.search({ ...world.query({ limit: 10, ...overrides }), words }, NOW_MS)
      return { titles: found.items.map((item) => item.title), total: found.totalCount, corrected: found.correctedQuery }
    }

    it.each([
      ['sourdough', ['Sourdough loaf']],
      ['SOURDOUGH LOAVES', ['Sourdough loaf']],
      ['strawberries', ['Strawberry jam']],
      ['creme', ['Crème fraîche']],
      ['Crème', ['Crème fraîche']],
      ['straw', ['Strawberry jam']],
      ['蘋果', ['Apple juice']],
      ['蘋', ['Apple juice']],
      ['有機蘋果', ['Apple juice']],
      ['0200000000022', ['Apple juice']],
      ['Hackney Bakehouse', ['Sourdough loaf']],
    ])('[DIS-1] finds by %s', async (words, expected) => {
      expect((await titles(words)).titles).toEqual(expected)
    })

    it.each([
      ['sourdogh', 'sourdough', ['Sourdough loaf']],
      ['strabwerry jam', 'strawberry jam', ['Strawberry jam']],
      ['aplpe juise', 'apple juice', ['Apple juice']],
    ])('[DIS-2] reads %s as %s', async (words, corrected, expected) => {
      expect(await titles(words)).toEqual({ titles: expected, total: 1, corrected })
    })

    it('[DIS-2] finds by any of the words when nothing has all of them', async () => {
      const found = await titles('sourdough 蘋果 unfindableword')
      expect(found.titles.sort()).toEqual(['Apple juice', 'Sourdough loaf'])
    })

    it('[DIS-1] ranks what is in stock first, then titles before descriptions', async () => {
      expect((await titles('honey')).titles).toEqual(['Honey', 'Oat biscuits', 'Honey candle'])
    })

    it('[CAT-2] pages and sorts results like a list', async () => {
      const search = (cursor: string | null, sort: 'popular' | 'price_up') =>
        store.search.search({ ...world.query({ limit: 2, cursor, sort }), words: 'honey' }, NOW_MS)
      for (const sort of ['popular', 'price_up'] as const) {
        const first = await search(null, sort)
        const second = await search(first.nextCursor, sort)
        expect(new Set([...first.items, ...second.items].map((item) => item.title)).size).toBe(3)
        expect(second.nextCursor).toBeNull()
      }
      expect((await titles('honey', { priceMaxMinor: 500 })).total).toBe(2)
    })

    it('[DIS-1] suggests titles for an unfinished word, in the page’s language', async () => {
      expect((await store.search.suggest('en', 'sourd', 5)).map((row) => row.title)).toEqual(['Sourdough loaf'])
      expect((await store.search.suggest('zh-Hant', '蘋', 5)).map((row) => row.title)).toEqual(['有機蘋果汁'])
      expect(await store.search.suggest('en', '!!!', 5)).toEqual([])
    })

    it('[DIS-1] forgets the words a product no longer has', async () => {
      await store.catalogWrite.upsertProducts(
        world.vendor().id,
        [world.product('old', { title: 'Quincemeat' })],
        NOW_MS,
      )
      expect((await titles('quincemeat')).total).toBe(1)
      await store.catalogWrite.upsertProducts(world.vendor().id, [world.product('old', { title: 'Renamed' })], NOW_MS)
      expect((await titles('quincemeat')).total).toBe(0)
    })

    it.each(NAUGHTY)('[DIS-1] takes %j for mere text', async (words) => {
      const found = await store.search.search({ ...world.query(), words }, NOW_MS)
      expect(found.query).toBe(words)
      await store.search.suggest('en', words, 5)
    })
  })
}

async function fillShop(store: StorePorts, world: World): Promise<void> {
  const bakery = idOf('category', `cat_${world.key}bakery`)
  await store.vendors.upsert(world.vendor(), NOW_MS)
  await store.catalogWrite.upsertCategories([
    {
      id: bakery,
      parentId: null,
      slug: `bakery-${world.key}`,
      position: 0,
      emoji: '',
      tint: '',
      names: { en: 'Hackney Bakehouse', 'zh-Hant': '烘焙' },
    },
  ])
  const priced = (name: string, priceMinor: number, gtin: string | null = null) => ({
    skus: [world.sku(name, { priceMinor, gtin })],
  })
  await store.catalogWrite.upsertProducts(
    world.vendor().id,
    [
      world.product('loaf', { title: 'Sourdough loaf', categoryId: bakery, ...priced('loaf', 450) }),
      world.product('jam', { title: 'Strawberry jam', ...priced('jam', 380) }),
      world.product('fraiche', { title: 'Crème fraîche', ...priced('fraiche', 220) }),
      world.product('juice', {
        title: 'Apple juice',
        translations: { 'zh-Hant': { title: '有機蘋果汁', description: '' } },
        ...priced('juice', 310, '0200000000022'),
      }),
      world.product('honey', { title: 'Honey', ...priced('honey', 800) }),
      world.product('candle', { title: 'Honey candle', ...priced('candle', 500) }),
      world.product('biscuits', {
        title: 'Oat biscuits',
        description: 'Sweetened with a little honey.',
        ...priced('biscuits', 290),
      }),
    ],
    NOW_MS,
  )
  await store.stockProjection.project([world.level('honey', 3), world.level('biscuits', 9)], [])
}
