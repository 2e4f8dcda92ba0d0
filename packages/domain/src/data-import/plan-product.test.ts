import { exportedSource, importContext, planFile, recordOf, withoutIds } from '@onhand/testing/data-import/import-world'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import { draft, draftSku } from './draft.ts'
import { planProduct } from './plan-product.ts'

const sku = (over: Partial<Parameters<typeof draftSku>[0]> = {}) =>
  draftSku({ line: 2, code: 'tea', price: '4.50', ...over })
const tea = (over: Partial<Parameters<typeof draft>[0]> = {}) =>
  draft({ line: 2, code: 'tea', title: 'Tea', skus: [sku()], ...over })

describe('planning a product of a file', () => {
  it('[DIO-1] leaves a bad row out by itself and says what would be right', () => {
    const rows = [
      sku(),
      sku({ line: 3, code: 'dear', price: 'dear' }),
      sku({ line: 4, code: 'ean', barcode: '4006381333932' }),
    ]
    const plan = planProduct(tea({ skus: rows }), importContext())
    expect(plan).toMatchObject({ outcome: 'new', goodRows: 1 })
    expect(plan.problems).toEqual([
      { line: 3, field: 'price', reason: 'not an amount in GBP', value: 'dear' },
      { line: 4, field: 'barcode', reason: 'wrong check digit', value: '4006381333932' },
    ])
  })

  it('[DIO-1] keeps every row of a bad product out and lists each of them', () => {
    const plan = planProduct(tea({ title: '', skus: [sku(), sku({ line: 3, code: 'b' })] }), importContext())
    expect(plan).toMatchObject({ outcome: 'refused', product: null, goodRows: 0 })
    expect(plan.problems.map(({ line, field }) => [line, field])).toEqual([
      [2, 'title'],
      [3, 'title'],
    ])
  })

  it('[DIO-1] a price of nothing is only for what is not sold yet', () => {
    const free = [sku({ price: '0' })]
    expect(planProduct(tea({ skus: free }), importContext()).outcome).toBe('refused')
    expect(planProduct(tea({ skus: free, status: 'draft' }), importContext()).outcome).toBe('new')
  })

  it('[DIO-2] leaves what the file does not say, and what it does not name, as it is', () => {
    const first = planProduct(
      tea({
        description: 'Leaves',
        tags: ['green'],
        skus: [sku({ title: 'S' }), sku({ line: 3, code: 'tea-l', title: 'L' })],
      }),
      importContext(),
    )
    const existing = first.product && recordOf(first.product)
    const again = planProduct(
      tea({ skus: [sku({ title: 'S', price: '5' })] }),
      importContext({ existing, position: 9 }),
    )
    expect(again).toMatchObject({ outcome: 'changed', changed: ['skus'], openingStock: [] })
    expect(again.product).toEqual({
      ...first.product,
      skus: first.product?.skus.map((one) => (one.code === 'tea' ? { ...one, priceMinor: 500 } : one)),
    })
  })

  it('[DIO-2] a file that says what the shop has changes nothing and brings no stock again', () => {
    const told = tea({ skus: [sku({ stockUnits: 7 })] })
    const first = planProduct(told, importContext())
    expect(first.openingStock).toHaveLength(1)
    const again = planProduct(told, importContext({ existing: first.product && recordOf(first.product), position: 3 }))
    expect(again).toMatchObject({ outcome: 'unchanged', openingStock: [], changed: [] })
  })

  it('refuses a code that a further product of the shop has', () => {
    const plan = planProduct(tea(), importContext({ codesElsewhere: new Set(['tea']) }))
    expect(plan.problems).toEqual([
      { line: 2, field: 'code', reason: 'another product of the shop has this code', value: 'tea' },
    ])
  })

  it('tells variants apart by their titles where their options do not', () => {
    const rows = ['a', 'b', 'c'].map((code, index) =>
      sku({ line: index + 2, code, title: code === 'c' ? 'L' : 'S', optionValues: [code === 'c' ? 'L' : 'S'] }),
    )
    const plan = planProduct(tea({ options: ['Size'], skus: rows }), importContext())
    expect(plan.product).toMatchObject({ options: [], skus: [{ title: 'S (a)' }, { title: 'S (b)' }, { title: 'L' }] })
  })

  it('takes the first category that the marketplace has', () => {
    const categories = new Map([['drinks', idOf('category', 'cat_drinks')]])
    const plan = planProduct(tea({ categories: ['Oolong', 'Drinks'] }), importContext({ categories }))
    expect(plan.product?.categoryId).toBe('cat_drinks')
  })
})

it('[CAT-12] keeps what a fact says in other languages when a file repeats the fact', () => {
  const told = { name: 'Origin', value: 'Taiwan', translations: { 'zh-Hant': { name: '產地', value: '台灣' } } }
  const first = planProduct(tea({ isWhole: true, attributes: [told] }), importContext())
  const existing = first.product && recordOf(first.product)
  const again = (value: string) =>
    planProduct(tea({ attributes: [{ name: 'Origin', value }] }), importContext({ existing })).product?.attributes
  expect(again('Taiwan')).toEqual([told])
  expect(again('Japan')).toEqual([{ name: 'Origin', value: 'Japan' }])
})

it('[DIO-3] a shop of any texts exports a file that imports as the same', async () => {
  const text = fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom("'=1", '=1+1', '-', '@x', '\\_', 'a;b|c', '"', '臺灣茶'),
    )
    .map((one) => one.replace(/[\u0000-\u001f]/g, '').trim())
    .filter((one) => one !== '' && one.isWellFormed())
  const product = fc.record({
    title: text,
    description: text,
    brand: text,
    tags: fc.array(text, { maxLength: 4 }),
    attributes: fc.array(
      fc.record(
        { name: text, value: text, translations: fc.record({ 'zh-Hant': fc.record({ name: text, value: text }) }) },
        { requiredKeys: ['name', 'value'] },
      ),
      { maxLength: 3 },
    ),
    allergens: fc.array(text, { maxLength: 2 }),
    lotCode: text,
    code: text,
  })
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(product, { selector: ({ code }) => code, maxLength: 4, minLength: 1 }),
      async (all) => {
        const plans = all.map(({ lotCode, code, ...words }, position) =>
          planProduct(
            draft({
              ...words,
              line: position,
              code: `p${position}`,
              isWhole: true,
              status: position % 2 === 0 ? 'active' : 'archived',
              translations: { 'zh-Hant': { title: words.title, description: words.description } },
              skus: [
                sku({
                  code,
                  optionValues: [],
                  titles: position % 2 === 0 ? { 'zh-Hant': words.title } : {},
                  measure: { amount: 0.75, unit: 'l' },
                  taxRateBps: 550,
                  unitsPerOrderMax: 3,
                  otherPrices: [{ currency: 'JPY', price: '700', compareAt: '800' }],
                  lots: [{ location: 'Main; | street', lotCode, expiryDate: '2027-01-31', units: 5 }],
                }),
              ],
            }),
            importContext({ position }),
          ),
        )
        expect(plans.flatMap(({ problems }) => problems)).toEqual([])
        const again = await planFile(await exportedSource(plans), { run: 'imp_again' })
        expect(again.problems).toEqual([])
        expect(again.plans.map(withoutIds)).toEqual(plans.map(withoutIds))
      },
    ),
    { numRuns: 60 },
  )
})
