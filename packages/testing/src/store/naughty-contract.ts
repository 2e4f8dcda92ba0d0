import { describe, expect, it } from 'vitest'
import { aWorld, NOW_MS, type OpenStore } from './store-world.ts'

/** Texts that broke somebody's shop. Control characters and lone surrogates are refused at the edge. */
export const NAUGHTY_TEXTS: readonly string[] = [
  '',
  ' leading and trailing ',
  'undefined',
  'null',
  'NaN',
  '0x1F',
  '1E+02',
  '-9223372036854775808',
  "Robert'); DROP TABLE order_line;--",
  "' OR '1'='1",
  '"double" and \\backslash\\ and $1 ?1 :name',
  '<script>alert(1)</script>',
  '{"json": [1, 2]}',
  '%s%d%n',
  '田中さんにあげて下さい',
  '社會科學院語學研究所',
  'اختبار النص',
  'বাংলা ভাষা',
  'Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮',
  '👩‍👩‍👧‍👦 🏴‍☠️ 🇹🇼',
  '\u202Eright to left\u202C',
  '\uFEFFbyte order mark',
  'e\u0301 is not é',
  'line one\nline two\ttabbed',
  '=HYPERLINK("http://x")',
  'x'.repeat(5000),
]

/** Whole pages are read for this many; every text is written, read back and searched for. */
const PAGES_MAX = 30

/** Text comes back as it was written, and none is taken for a command. */
export function describeNaughtyTexts(open: OpenStore, texts: readonly string[]): void {
  describe('naughty texts', () => {
    it('[STO-5] keeps every text of an order as it was typed', async () => {
      const store = await open()
      const world = aWorld()
      const lines = texts.map((text, index) => world.line(index, { note: text, title: text, variantTitle: text }))
      const all = texts.join('|')
      const plain = world.group({
        orders: [world.order(1, { lines })],
        contact: { name: all, email: 'a@example.com', phone: '' },
      })
      const group = { ...plain, address: plain.address && { ...plain.address, name: all } }
      await store.orders.insertPlaced(group, { events: [], journals: [], outbox: [] })
      expect((await store.orders.record(group.id))?.group).toEqual(group)
    })

    it('[STO-5] keeps every text of a product as it was typed, and finds it by its words', async () => {
      const store = await open()
      const world = aWorld()
      await store.vendors.upsert(world.vendor(), NOW_MS)
      const products = texts.map((text, index) =>
        world.product(`n${index}`, { title: text, description: text, brand: text, tags: [text] }),
      )
      await store.catalogWrite.upsertProducts(world.vendor().id, products, NOW_MS)
      const facts = await store.catalog.sellableSkus(
        'en',
        products.flatMap((product) => product.skus.map((sku) => sku.id)),
      )
      const titleOf = new Map(facts.map((sku) => [sku.productId, sku.productTitle]))
      for (const product of products) {
        expect(titleOf.get(product.id)).toBe(product.title)
        await store.search.suggest('en', product.title.slice(0, 200), 5)
      }
      for (const product of products.slice(0, PAGES_MAX)) {
        const page = await store.catalog.product('en', product.slug, NOW_MS)
        expect(page).toMatchObject({ title: product.title, description: product.description, brand: product.brand })
        const found = await store.search.search({ ...world.query(), words: product.title.slice(0, 200) }, NOW_MS)
        expect(found.query).toBe(product.title.slice(0, 200))
      }
    })
  })
}
