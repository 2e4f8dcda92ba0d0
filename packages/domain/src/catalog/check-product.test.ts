import { aProductDraft, aSkuDraft } from '@onhand/testing/catalog/product-builders'
import { describe, expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import { checkProduct } from './check-product.ts'
import type { SkuTitles } from './import-product.ts'
import { changedFields } from './product-record.ts'
import { crossVariants, optionsOf, variantTitle } from './variants.ts'

const variant = (id: string, ...optionValues: string[]) =>
  aSkuDraft({ id: idOf('sku', `sku_v${id}`), code: id, optionValues })

describe('checking a product', () => {
  it('[CAT-4] finds nothing wrong with a good one', () => {
    expect(checkProduct(aProductDraft(), 'GBP')).toEqual([])
  })

  it('[CAT-4] lets a draft wait for its price, and nothing that is on sale', () => {
    const skus = [aSkuDraft({ priceMinor: 0 })]
    expect(checkProduct(aProductDraft({ status: 'draft', skus }), 'GBP')).toEqual([])
    expect(checkProduct(aProductDraft({ skus }), 'GBP')).toEqual([
      { field: 'skus.0.priceMinor', expected: 'a price above zero' },
    ])
  })

  it('[CAT-4] names the wrong barcode, currency, former price and price in another currency', () => {
    const skus = [
      aSkuDraft({
        gtin: '4006381333932',
        currency: 'EUR',
        compareAtMinor: 900,
        otherPrices: [
          { currency: 'GBP', priceMinor: 1, compareAtMinor: null },
          { currency: 'JPY', priceMinor: 0, compareAtMinor: null },
          { currency: 'JPY', priceMinor: 5, compareAtMinor: 5 },
        ],
      }),
    ]
    expect(checkProduct(aProductDraft({ skus }), 'GBP').map((problem) => problem.field)).toEqual([
      'skus.0.gtin',
      'skus.0.currency',
      'skus.0.compareAtMinor',
      'skus.0.otherPrices.0.currency',
      'skus.0.otherPrices.1.priceMinor',
      'skus.0.otherPrices.2.currency',
      'skus.0.otherPrices.2.compareAtMinor',
    ])
  })

  it('[CAT-5] wants a value for each option, and no combination twice', () => {
    const options = ['Size', 'Colour']
    const good = aProductDraft({ options, skus: [variant('a', 'S', 'red'), variant('b', 'S', 'blue')] })
    expect(checkProduct(good, 'GBP')).toEqual([])
    const bad = aProductDraft({
      options,
      skus: [variant('a', 'S', 'red'), variant('b', 's ', 'Red'), variant('c', 'M'), variant('d', 'M', ' ')],
    })
    expect(checkProduct(bad, 'GBP').map((problem) => problem.field)).toEqual([
      'skus.1.optionValues',
      'skus.2.optionValues',
      'skus.3.optionValues',
    ])
    expect(checkProduct(aProductDraft({ options: ['Size', 'size '], skus: [variant('a', 'S', 'M')] }), 'GBP')).toEqual([
      { field: 'options', expected: 'a name of its own for each option' },
    ])
  })

  it('[CAT-11] wants a title that says something, and none twice in a language', () => {
    const named = (id: string, titles: SkuTitles) =>
      aSkuDraft({ id: idOf('sku', `sku_v${id}`), code: id, title: id, titles })
    const good = aProductDraft({
      skus: [named('a', { en: 'Big', 'zh-Hant': '大' }), named('b', { en: '大', 'zh-Hant': '小' }), named('c', {})],
    })
    expect(checkProduct(good, 'GBP')).toEqual([])
    const bad = aProductDraft({
      skus: [named('a', { 'zh-Hant': 'Ａ大' }), named('b', { 'zh-Hant': ' Ａ大' }), named('c', { en: ' ' })],
    })
    expect(checkProduct(bad, 'GBP')).toEqual([
      { field: 'skus.2.titles.en', expected: 'a title, or none' },
      { field: 'skus.1.titles.zh-Hant', expected: 'a title that no other variant has' },
    ])
  })

  it('[CAT-5] crosses options into at most a hundred variants, the last option changing fastest', () => {
    const options = [
      { name: 'Size', values: ['S', 'L'] },
      { name: 'Colour', values: ['red', 'blue'] },
    ]
    const crossed = crossVariants(options)
    expect(crossed?.map(variantTitle)).toEqual(['S / red', 'S / blue', 'L / red', 'L / blue'])
    expect(optionsOf(['Size', 'Colour'], crossed?.map((optionValues) => ({ optionValues })) ?? [])).toEqual(options)
    const ten = Array.from({ length: 10 }, (_, index) => String(index))
    expect(
      crossVariants([
        { name: 'a', values: ten },
        { name: 'b', values: ten },
      ]),
    ).toHaveLength(100)
    expect(
      crossVariants([
        { name: 'a', values: ten },
        { name: 'b', values: [...ten, 'x'] },
      ]),
    ).toBeNull()
  })

  it('[CAT-3] tells which parts of two states differ, whatever order their keys were written in', () => {
    const before = aProductDraft({ images: [{ url: 'a', alt: '', width: 1, height: 1, tint: '' }] })
    const after = aProductDraft({
      images: [{ tint: '', height: 1, width: 1, alt: '', url: 'a' }],
      title: 'Cup',
      tags: ['new'],
    })
    expect(changedFields(before, after)).toEqual(['title', 'tags'])
  })
})
