import type { ProductDraft } from '@onhand/domain/catalog/product-record'
import type { ProductId } from '@onhand/domain/ids'
import { err, ok } from '@onhand/domain/result'
import type { ForeignPicturePort, OwnPicture } from '@onhand/service/media/foreign-ports'
import type { MediaPort } from '@onhand/service/media/ports'
import { PICTURE_TRIES_MAX, takePicture } from '@onhand/service/media/take-picture'
import type { StorePorts } from '@onhand/service/deps'
import { describe, expect, it } from 'vitest'
import { anAuditEntry, aProductShop } from './product-contract.ts'
import { NOW_MS, type OpenStore } from './store-world.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const FAR = 'https://cdn.far.example/'
const GROUND = { width: 800, height: 1000, tint: '#e9e5da' }
const foreign = (name: string, alt = '') => ({ url: `${FAR}${name}`, alt, ...GROUND })
const hashOf = (name: string) => name.charCodeAt(0).toString(16).padStart(2, '0').repeat(20)
const ownOf = (name: string): OwnPicture => ({
  url: `/media/i/${hashOf(name)}/960.webp`,
  width: 4,
  height: 5,
  tint: '#ffffff',
})

/** A site that has the pictures it is told to have; the first letter of a name is all that is in them. */
function site(has: (name: string) => 'yes' | 'no' | 'not_now') {
  const asked: string[] = []
  const foreignPictures: ForeignPicturePort = {
    async get(url) {
      const name = url.slice(FAR.length)
      asked.push(name)
      const answer = has(name)
      if (answer === 'yes') return ok(Uint8Array.from(new TextEncoder().encode(name)))
      return err({ code: answer === 'no' ? 'gone' : 'unreachable', isLasting: answer === 'no' })
    },
  }
  const media: MediaPort = {
    look: async ([first]) => (first === 120 ? null : { type: 'image/png', width: 4, height: 5 }),
    keep: async (bytes) => ({ hash: hashOf(new TextDecoder().decode(bytes)), width: 4, height: 5, tint: '#ffffff' }),
    open: async () => null,
  }
  return { asked, foreignPictures, media }
}

async function aPictureShop(open: OpenStore) {
  const store = await open()
  const shop = await aProductShop(store)
  const save = async (product: ProductDraft, expectedVersion: number, ports: StorePorts = store) => {
    const saved = await ports.products.save({
      vendorId: shop.vendorId,
      record: { ...product, slug: product.id },
      expectedVersion,
      audit: null,
      nowMs: NOW_MS,
    })
    if (saved.outcome !== 'saved') throw new Error(saved.outcome)
  }
  const imagesOf = async (id: ProductId) => (await store.products.records(shop.vendorId, [id]))[0]?.images ?? []
  const takeOver = (ports: StorePorts) => (at: ReturnType<typeof site>, productId: ProductId, name: string) =>
    takePicture({ ...ports, ...at, nowMs: () => NOW_MS, log: silent }, { productId, url: `${FAR}${name}` })
  const take = takeOver(store)
  return { store, shop, save, imagesOf, take, takeOver }
}

/** Pictures at other sites, over a real store: fetched once, lost, changed meanwhile. */
export function describePictures(open: OpenStore): void {
  describe('pictures at other sites', () => {
    it('[DIO-8] are noted with a message each when a product names them, and become ours in their places', async () => {
      const { store, shop, save, imagesOf, take } = await aPictureShop(open)
      const product = { ...shop.draft('Cup'), images: [foreign('a', 'front'), ownImage('z'), foreign('b')] }
      await save(product, 0)
      const due = (await store.outbox.due(NOW_MS, 100)).filter(({ body }) => body['productId'] === product.id)
      expect(due.map(({ type, body }) => [type, body['url']]).sort()).toEqual([
        ['picture.wanted', `${FAR}a`],
        ['picture.wanted', `${FAR}b`],
      ])
      const at = site(() => 'yes')
      for (let time = 0; time < 2; time += 1) expect(await take(at, product.id, 'a')).toEqual(ok(null))
      await take(at, product.id, 'b')
      expect(at.asked).toEqual(['a', 'b'])
      expect(await imagesOf(product.id)).toEqual([
        { ...ownOf('a'), alt: 'front' },
        ownImage('z'),
        { ...ownOf('b'), alt: '' },
      ])
      const [record] = await store.products.records(shop.vendorId, [product.id])
      expect(record?.version).toBe(1)
    })

    it('[DIO-8] of one product that come all at once are all put in', async () => {
      const { shop, save, imagesOf, takeOver } = await aPictureShop(open)
      const names = ['a', 'b', 'c', 'd', 'e', 'f']
      const product = { ...shop.draft('Set'), images: names.map((name) => foreign(name)) }
      await save(product, 0)
      const others = await Promise.all(names.map(() => open()))
      const at = site(() => 'yes')
      await Promise.all(others.map((ports, index) => takeOver(ports)(at, product.id, names[index] ?? '')))
      expect(await imagesOf(product.id)).toEqual(names.map((name) => ({ ...ownOf(name), alt: '' })))
    })

    it('[DIO-8] that cannot be had say why: at once when that will not change, else after some attempts', async () => {
      const { store, shop, save, imagesOf, take } = await aPictureShop(open)
      const product = { ...shop.draft('Lost'), images: [foreign('gone'), foreign('busy'), foreign('x')] }
      await save(product, 0)
      const at = site((name) => (name === 'gone' ? 'no' : name === 'x' ? 'yes' : 'not_now'))
      expect(await take(at, product.id, 'gone')).toEqual(ok(null))
      expect(await take(at, product.id, 'x')).toEqual(ok(null))
      for (let time = 1; time < PICTURE_TRIES_MAX; time += 1)
        expect(await take(at, product.id, 'busy')).toEqual(err({ code: 'picture_unreachable', isRetryable: true }))
      expect(await take(at, product.id, 'busy')).toEqual(ok(null))
      const states = (await store.pictureFetches.of([product.id])).map(({ url, state, reason }) => [url, state, reason])
      expect(states).toEqual([
        [`${FAR}busy`, 'lost', 'unreachable'],
        [`${FAR}gone`, 'lost', 'gone'],
        [`${FAR}x`, 'lost', 'type'],
      ])
      expect(await imagesOf(product.id)).toEqual(product.images)
      expect(await store.pictureFetches.again(product.id, `${FAR}busy`, NOW_MS)).toBe(true)
      expect(await store.pictureFetches.again(product.id, `${FAR}busy`, NOW_MS)).toBe(false)
      await take(
        site(() => 'yes'),
        product.id,
        'busy',
      )
      expect((await imagesOf(product.id))[1]).toEqual({ ...ownOf('busy'), alt: '' })
    })

    it('[DIO-8] that a save of somebody who read the product before names again are put in again without asking the site', async () => {
      const { shop, save, imagesOf, take } = await aPictureShop(open)
      const product = { ...shop.draft('Twice'), images: [foreign('a')] }
      await save(product, 0)
      const at = site(() => 'yes')
      await take(at, product.id, 'a')
      await save({ ...product, title: 'Twice, edited' }, 1)
      expect(await imagesOf(product.id)).toEqual(product.images)
      await take(at, product.id, 'a')
      expect(await imagesOf(product.id)).toEqual([{ ...ownOf('a'), alt: '' }])
      expect(at.asked).toEqual(['a'])
    })

    it('[DIO-8] are forgotten with what named them', async () => {
      const { store, shop, save, take } = await aPictureShop(open)
      const product = { ...shop.draft('Gone'), images: [foreign('a'), foreign('b')] }
      await save(product, 0)
      const at = site(() => 'yes')
      await take(at, product.id, 'a')
      await save({ ...product, images: [] }, 1)
      expect(await store.pictureFetches.of([product.id])).toEqual([])
      await take(at, product.id, 'b')
      expect(at.asked).toEqual(['a'])
      await save({ ...product, images: [foreign('c')] }, 2)
      expect(await store.products.remove(shop.vendorId, product.id, anAuditEntry(shop.vendorId, 'gone'))).toBe(true)
      expect(await store.pictureFetches.of([product.id])).toEqual([])
    })

    it('[DIO-10] are found in use wherever something shows them, and nowhere else', async () => {
      const { store, shop, save, take } = await aPictureShop(open)
      const product = { ...shop.draft('Shown'), images: [ownImage('p'), foreign('q')] }
      await save(product, 0)
      await take(
        site(() => 'yes'),
        product.id,
        'q',
      )
      const hashes = ['p', 'q', 'nobody'].map(hashOf)
      expect([...(await store.pictureUses.used(hashes))].sort()).toEqual([hashOf('p'), hashOf('q')].sort())
      await save({ ...product, images: [] }, 1)
      expect([...(await store.pictureUses.used(hashes))]).toEqual([])
    })
  })
}

function ownImage(name: string) {
  return { ...ownOf(name), alt: '' }
}
