import type { Receipt } from '@onhand/domain/inventory/types'
import { PERMISSIONS } from '@onhand/domain/identity/permissions'
import { idOf } from '@onhand/domain/ids'
import { err, ok } from '@onhand/domain/result'
import { aVendorRecord, anImportProduct, anImportSku } from '@onhand/testing/catalog/builders'
import { describe, expect, it } from 'vitest'
import { importProducts } from './import-products.ts'

type Deps = Parameters<typeof importProducts>[0]

const program = { kind: 'program', name: 'import', scopes: ['catalog'] } as const
const vendorId = aVendorRecord().id
const log = { info: () => {}, warn: () => {}, error: () => {} }

/** A catalogue and keepers that record what is asked of them; both answer a repeat as the real ones do. */
function fakes(options: { failStockOnce?: boolean } = {}) {
  const calls: string[] = []
  const known = new Set<string>()
  const received = new Map<string, number>()
  let failsLeft = options.failStockOnce ? 1 : 0
  const receive = async (skuId: string, receipt: Receipt) => {
    if (failsLeft > 0) {
      failsLeft -= 1
      throw new Error('stock is away')
    }
    const before = received.get(receipt.movementId)
    if (before !== undefined && before !== receipt.units) return err({ code: 'movement_id_reused' as const })
    received.set(receipt.movementId, receipt.units)
    calls.push(`receive ${skuId} ${receipt.units} ${receipt.timeZone}`)
    return ok({ skuId: idOf('sku', skuId), availableUnits: receipt.units, asOfMs: 0, version: 1, locations: [] })
  }
  const upsertProducts: Deps['catalogWrite']['upsertProducts'] = async (_vendorId, products) =>
    products.map((product) => {
      const isNew = !known.has(product.id)
      known.add(product.id)
      calls.push(`write ${product.slug}`)
      return { productId: product.id, skuIds: product.skus.map((sku) => sku.id), isNew }
    })
  const deps = {
    vendors: { records: async (ids: readonly string[]) => (ids.includes(vendorId) ? [aVendorRecord()] : []) },
    catalogWrite: { upsertProducts },
    stock: { receive },
    nowMs: () => 0,
    log,
  } as unknown as Deps
  return { deps, calls, received }
}

describe('importing products', () => {
  it.each([
    ['nobody', { kind: 'nobody' } as const, 'sign_in_required'],
    [
      'a shopper',
      {
        kind: 'person',
        personId: idOf('person', 'per_ada'),
        email: 'ada@example.com',
        isEmailVerified: true,
        isOperator: false,
        memberships: [{ vendorId, permissions: PERMISSIONS }],
      } as const,
      'forbidden',
    ],
    ['a program with another scope', { kind: 'program', name: 'x', scopes: ['orders'] } as const, 'forbidden'],
  ])('refuses %s before anything is read', async (_who, actor, code) => {
    const { deps, calls } = fakes()
    expect(await importProducts(deps, actor, { vendorId, products: [anImportProduct()] })).toEqual({
      ok: false,
      error: { code },
    })
    expect(calls).toEqual([])
  })

  it('refuses an unknown vendor', async () => {
    const result = await importProducts(fakes().deps, program, {
      vendorId: idOf('vendor', 'vnd_other'),
      products: [anImportProduct()],
    })
    expect(result).toEqual({ ok: false, error: { code: 'not_found', what: 'vendor' } })
  })

  it('[IMP-3] writes good products and names the fields of bad ones', async () => {
    const { deps, calls } = fakes()
    const bad = anImportProduct({
      id: idOf('product', 'prd_bad'),
      slug: 'bad',
      skus: [anImportSku({ id: idOf('sku', 'sku_bad'), gtin: '123' })],
    })
    const result = await importProducts(deps, program, { vendorId, products: [bad, anImportProduct()] })
    expect(result).toEqual({
      ok: true,
      value: {
        products: [
          {
            productId: 'prd_bad',
            outcome: 'refused',
            problems: [{ field: 'skus.0.gtin', expected: '8, 12, 13 or 14 digits with a right check digit' }],
          },
          { productId: 'prd_mug', outcome: 'created', problems: [] },
        ],
      },
    })
    expect(calls).toEqual(['write mug', 'receive sku_mug 3 Europe/London'])
  })

  it('[IMP-3] takes the first of two products with one slug, SKU or id', async () => {
    const twin = anImportProduct({ id: idOf('product', 'prd_twin') })
    const result = await importProducts(fakes().deps, program, { vendorId, products: [anImportProduct(), twin] })
    expect(
      result.ok &&
        result.value.products.map((product) => [product.outcome, product.problems.map((problem) => problem.field)]),
    ).toEqual([
      ['created', []],
      ['refused', ['slug', 'skus.0.id']],
    ])
  })

  it('[IMP-4] finishes by repetition after the stock failed, and receives nothing twice', async () => {
    const { deps, received } = fakes({ failStockOnce: true })
    const request = { vendorId, products: [anImportProduct()] }
    await importProducts(deps, program, request).catch((error: unknown) =>
      expect(error).toEqual(new Error('stock is away')),
    )
    const outcomes = [await importProducts(deps, program, request), await importProducts(deps, program, request)]
    expect(outcomes.map((result) => result.ok && result.value.products[0]?.outcome)).toEqual(['updated', 'updated'])
    expect([...received.values()]).toEqual([3])
  })

  it('[IMP-4] says so when a lot was received before with other units', async () => {
    const { deps } = fakes()
    await importProducts(deps, program, { vendorId, products: [anImportProduct()] })
    const more = anImportProduct({
      skus: [anImportSku({ openingStock: anImportSku().openingStock.map((lot) => ({ ...lot, units: 4 })) })],
    })
    const result = await importProducts(deps, program, { vendorId, products: [more] })
    expect(result.ok && result.value.products[0]).toEqual({
      productId: 'prd_mug',
      outcome: 'stock_refused',
      problems: [{ field: 'skus.0.openingStock.0', expected: 'what was received before (movement_id_reused)' }],
    })
  })
})
