import type { StorePorts } from '@onhand/service/deps'
import { beforeAll, describe, expect, it } from 'vitest'
import { aWorld, NOW_MS, type OpenStore, type World } from './store-world.ts'

/** Names of goods; those that are sold in several kinds are commoner. */
const TITLES = [
  'Sourdough bread',
  'Rye bread',
  'Flat bread',
  'Bread knife',
  'Sports bra',
  'Brass hook',
  'Brandy snaps',
  'Broad beans',
  'Bracelet',
  'Chocolate bar',
  'Chorizo',
  'Coffee beans',
  'Coffee filter',
  'Toffee',
  'Cheese board',
  'Cheddar cheese',
  'Cherry jam',
  'Chess set',
  'Strawberry jam',
  'Raspberry jam',
  'Tomato soup',
  'Potato gnocchi',
  'Candle holder',
  'Beeswax candle',
  'Cardamom',
  'Carrot cake',
  'Blanket',
  'Basket',
  'Linen towel',
  'Trowel',
  'Vinegar',
  'Olive oil',
  'Mushroom pie',
  'Cinnamon bun',
  'Yoghurt',
  'Honey',
  '酸種麵包',
  '全麥麵包',
  '麵粉',
  '蘋果汁',
  '咖啡豆',
  '濾掛咖啡',
  '陶瓷茶壺',
  '烏龍茶',
  '蜂蜜',
  '草莓果醬',
  '雞蛋',
  '薑餅',
]

/** What hands type, and what they mean. */
const TYPOS: readonly (readonly [typed: string, meant: string])[] = [
  ['brad', 'bread'],
  ['braed', 'bread'],
  ['bredd', 'bread'],
  ['breaad', 'bread'],
  ['choclate', 'chocolate'],
  ['chocloate', 'chocolate'],
  ['cofee', 'coffee'],
  ['cofffee', 'coffee'],
  ['chese', 'cheese'],
  ['cheeze', 'cheese'],
  ['strawbery', 'strawberry'],
  ['starwberry', 'strawberry'],
  ['rasberry', 'raspberry'],
  ['tomatoe', 'tomato'],
  ['potatoe', 'potato'],
  ['canlde', 'candle'],
  ['candel', 'candle'],
  ['cardamon', 'cardamom'],
  ['carrrot', 'carrot'],
  ['vinager', 'vinegar'],
  ['mushrom', 'mushroom'],
  ['cinamon', 'cinnamon'],
  ['cinammon', 'cinnamon'],
  ['yogurt', 'yoghurt'],
  ['hony', 'honey'],
  ['面包', '麵包'],
  ['麵飽', '麵包'],
  ['苹果', '蘋果'],
  ['蘋菓汁', '蘋果汁'],
  ['咖非', '咖啡'],
  ['啡咖', '咖啡'],
  ['乌龙茶', '烏龍茶'],
  ['草梅果酱', '草莓果醬'],
  ['鸡蛋', '雞蛋'],
  ['姜饼', '薑餅'],
  ['茶壶', '茶壺'],
]

/** How misspelt words are read: the same on both engines. */
export function describeTypos(open: OpenStore): void {
  describe('misspelt words', () => {
    const world = aWorld()
    let store: StorePorts
    beforeAll(async () => {
      store = await open()
      await fillShop(store, world)
    })

    it.each(TYPOS)('[DIS-2] %s is read as %s', async (typed, meant) => {
      const found = await store.search.search({ ...world.query({ limit: 5 }), words: typed }, NOW_MS)
      expect(found.correctedQuery).toBe(meant)
      expect(found.items.length).toBeGreaterThan(0)
    })

    // The last two are beginnings of what they find.
    it.each(['bread', 'bra', 'honey', '麵包', '麵粉', '蜂蜜', 'coffe', 'chocolat'])(
      '[DIS-2] %s is left alone',
      async (words) => {
        const found = await store.search.search({ ...world.query({ limit: 5 }), words }, NOW_MS)
        expect(found).toMatchObject({ correctedQuery: null, hasAllWords: true })
      },
    )
  })
}

async function fillShop(store: StorePorts, world: World): Promise<void> {
  const vendor = world.vendor()
  await store.vendors.upsert(vendor, NOW_MS)
  const products = TITLES.map((title, index) => world.product(`t${index}`, { title, description: '' }))
  await store.catalogWrite.upsertProducts(vendor.id, products, NOW_MS)
}
