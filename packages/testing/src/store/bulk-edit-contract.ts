import type { BulkChange } from '@onhand/domain/catalog/bulk-change'
import type { ProductDraft } from '@onhand/domain/catalog/product-record'
import { ID_PREFIXES, idOf, type VendorId } from '@onhand/domain/ids'
import { PERMISSIONS } from '@onhand/domain/identity/permissions'
import { startBulkEdit, undoBulkEdit } from '@onhand/service/catalog/admin/bulk-edit'
import { duplicateProduct } from '@onhand/service/catalog/admin/duplicate-product'
import type { BulkEdit, ProductFilter } from '@onhand/service/catalog/admin/ports'
import { saveProduct } from '@onhand/service/catalog/admin/save-product'
import { stepBulkEdit } from '@onhand/service/catalog/admin/step-bulk-edit'
import type { StorePorts } from '@onhand/service/deps'
import { expect, it } from 'vitest'
import { aProductShop } from './product-contract.ts'
import { NOW_MS, type OpenStore } from './store-world.ts'

const STEPS_MAX = 20
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
const UP_TEN: BulkChange = { kind: 'price_percent', basisPoints: 1000, roundToMinor: 1 }

let made = 0
const depsOf = (store: StorePorts): Parameters<typeof startBulkEdit>[0] => ({
  products: store.products,
  nowMs: () => NOW_MS,
  newId: (kind) => {
    made += 1
    return idOf(kind, `${ID_PREFIXES[kind]}_bulk${made}`)
  },
})
const ownerOf = (vendorId: VendorId) => ({
  kind: 'person' as const,
  personId: idOf('person', 'per_ada'),
  email: 'ada@example.com',
  isEmailVerified: true,
  isOperator: false,
  memberships: [{ vendorId, permissions: PERMISSIONS }],
})

/** Saves as the use-case makes them over a real store: repeated, stale, refused. */
export function describeProductSaves(open: OpenStore): void {
  async function aSave() {
    const store = await open()
    const shop = await aProductShop(store)
    const deps = { ...depsOf(store), pictureFetches: store.pictureFetches, vendors: store.vendors }
    const actor = ownerOf(shop.vendorId)
    const save = (product: ProductDraft, version: number) =>
      saveProduct(deps, actor, { vendorId: shop.vendorId, version, product })
    return { store, shop, deps, actor, save }
  }

  it('[CAT-3] repeats a save whose answer was lost, and tells a stale one the present version', async () => {
    const { shop, save } = await aSave()
    const product = shop.draft('Loaf')
    expect(await save(product, 0)).toMatchObject({ ok: true, value: { version: 1 } })
    const again = await save(product, 0)
    expect(again).toMatchObject({ ok: true, value: { version: 1, slug: expect.stringMatching(/^loaf/) } })
    expect(await save({ ...product, title: 'Bread' }, 1)).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await save({ ...product, title: 'Bread' }, 1)).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await save({ ...product, title: 'Roll' }, 1)).toEqual({
      ok: false,
      error: { code: 'product_changed', version: 2 },
    })
  })

  it('[CAT-4] names each wrong field, a code of another product too, and writes nothing', async () => {
    const { shop, save } = await aSave()
    await save(shop.draft('Jar'), 0)
    const [sku] = shop.draft('Pot').skus
    const wrong = shop.draft('Pot', { skus: sku ? [{ ...sku, gtin: '4006381333932', priceMinor: 0 }] : [] })
    expect(await save(wrong, 0)).toMatchObject({
      error: { code: 'product_invalid', problems: [{ field: 'skus.0.gtin' }, { field: 'skus.0.priceMinor' }] },
    })
    const [jar] = shop.draft('Jar').skus
    const twin = shop.draft('Pot', { skus: sku && jar ? [{ ...sku, code: jar.code }] : [] })
    expect(await save(twin, 0)).toMatchObject({
      error: { code: 'product_invalid', problems: [{ field: 'skus.0.code' }] },
    })
    expect(await shop.titles({})).toEqual(['Jar'])
  })

  it('[CAT-3] copies a product once under the id that was chosen, as a draft with codes of its own', async () => {
    const { shop, save, deps, actor } = await aSave()
    const product = shop.draft('Cup')
    await save(product, 0)
    const newProductId = idOf('product', `prd_${shop.world.key}copy`)
    const request = { vendorId: shop.vendorId, productId: product.id, newProductId }
    await duplicateProduct(deps, actor, request)
    expect(await duplicateProduct(deps, actor, request)).toMatchObject({ ok: true, value: { version: 1 } })
    expect((await shop.list()).items.map((item) => `${item.title} ${item.status}`).sort()).toEqual([
      'Cup active',
      'Cup draft',
    ])
  })
}

/** Bulk edits over a real store: repeated, raced, interrupted, undone. */
export function describeBulkEdits(open: OpenStore): void {
  async function aBulk(change: BulkChange, count = 5) {
    const store = await open()
    const shop = await aProductShop(store)
    const products = Array.from({ length: count }, (_, index) => shop.draft(`p${String(index).padStart(3, '0')}`))
    for (const product of products) await shop.save(product)
    const request = { vendorId: shop.vendorId, bulkEditId: idOf('bulkEdit', `bed_${shop.world.key}`) }
    const actor = ownerOf(shop.vendorId)
    const start = () => startBulkEdit(depsOf(store), actor, { ...request, change, selection: { filter: NO_FILTER } })
    const step = async (): Promise<BulkEdit> => {
      const result = await stepBulkEdit(depsOf(await open()), actor, request)
      if (!result.ok) throw new Error(result.error.code)
      return result.value
    }
    const undo = () => undoBulkEdit(depsOf(store), actor, request)
    const finish = async (state: 'pending' | 'done' = 'pending') => {
      for (let steps = 0; steps < STEPS_MAX; steps += 1) {
        const edit = await step()
        if (edit.counts[state] === 0) return edit.counts
      }
      throw new Error('the edit does not end')
    }
    const prices = async () => (await shop.list()).items.map((item) => item.priceMinMinor)
    return { store, shop, products, start, step, undo, finish, prices }
  }
  const none = { pending: 0, done: 0, unchanged: 0, refused: 0, undone: 0, kept: 0 }

  it('[CAT-6] changes each product once, however many do its steps at once and however often it is started', async () => {
    const bulk = await aBulk(UP_TEN, 20)
    await bulk.start()
    await bulk.shop.save(bulk.shop.draft('later'))
    await Promise.all([bulk.start(), bulk.start(), bulk.step(), bulk.step(), bulk.step(), bulk.step()])
    expect(await bulk.finish()).toEqual({ ...none, done: 20 })
    expect(await bulk.prices()).toEqual([900, ...Array<number>(20).fill(990)])
  })

  it('[CAT-6] takes a bulk edit back as it was, but not what somebody changed since', async () => {
    const bulk = await aBulk({ kind: 'price_amount', amountMinor: 50 })
    await bulk.start()
    await bulk.finish()
    const [changed] = bulk.products
    if (!changed) throw new Error('there is no product')
    const now = await bulk.shop.read(changed)
    const skus = now.skus.map((sku) => ({ ...sku, priceMinor: 1234 }))
    await bulk.shop.save({ ...now, skus }, now.version)
    await Promise.all([bulk.undo(), bulk.undo()])
    await Promise.all([bulk.step(), bulk.step()])
    expect(await bulk.finish('done')).toEqual({ ...none, undone: 4, kept: 1 })
    expect(await bulk.prices()).toEqual([1234, 900, 900, 900, 900])
  })

  it('[CAT-6] leaves a product that may not have the change alone, and says so', async () => {
    const bulk = await aBulk({ kind: 'price_amount', amountMinor: -900 }, 2)
    await bulk.start()
    expect(await bulk.finish()).toEqual({ ...none, refused: 2 })
    expect(await bulk.prices()).toEqual([900, 900])
    const same = await aBulk({ kind: 'tax', taxRateBps: 2000 }, 2)
    await same.start()
    expect(await same.finish()).toEqual({ ...none, unchanged: 2 })
  })

  it('[CAT-6] stops where it is when it is undone half-way, and restores what was done', async () => {
    const bulk = await aBulk({ kind: 'tags_add', tags: ['sale'] }, 45)
    await bulk.start()
    expect((await bulk.step()).counts).toEqual({ ...none, pending: 5, done: 40 })
    await bulk.undo()
    expect(await bulk.finish('done')).toEqual({ ...none, pending: 5, undone: 40 })
    expect((await bulk.shop.list()).items.flatMap((item) => item.tags)).toEqual([])
  })

  it('[CAT-6] is nobody else’s: another shop neither sees nor steps it', async () => {
    const bulk = await aBulk(UP_TEN, 1)
    await bulk.start()
    const stranger = await aProductShop(bulk.store)
    const id = idOf('bulkEdit', `bed_${bulk.shop.world.key}`)
    const deps = depsOf(bulk.store)
    const actor = ownerOf(stranger.vendorId)
    const theirs = { vendorId: stranger.vendorId, bulkEditId: id }
    const notFound = { ok: false, error: { code: 'not_found', what: 'bulk_edit' } }
    expect(await stepBulkEdit(deps, actor, theirs)).toEqual(notFound)
    expect(await undoBulkEdit(deps, actor, theirs)).toEqual(notFound)
    expect(await stepBulkEdit(deps, actor, { ...theirs, vendorId: bulk.shop.vendorId })).toEqual({
      ok: false,
      error: { code: 'forbidden' },
    })
  })
}
