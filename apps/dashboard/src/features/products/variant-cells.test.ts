import { aSkuDraft } from '@onhand/testing/catalog/product-builders'
import { idOf } from '@onhand/domain/ids'
import { describe, expect, it } from 'vitest'
import { cellsOf, pasteCells, variantColumns, variantsFor, withTitle } from './variant-cells.ts'

const sku = (name: string, ...optionValues: string[]) =>
  aSkuDraft({ id: idOf('sku', `sku_${name}x`), code: name, optionValues, priceMinor: 100 })
const columns = variantColumns({ mark: '.', currency: 'GBP' }, ['JPY'])

describe('the grid of variants', () => {
  it('[CAT-5] writes cells pasted from a sheet, and passes over what makes no sense', () => {
    const cells = cellsOf('A1\t2.50\t3\r\nA2\tdear\t\r\nA3\t9.99\r\n')
    const pasted = pasteCells([sku('a'), sku('b')], columns, { row: 0, column: 0, cells })
    expect(pasted.map(({ code, priceMinor, compareAtMinor }) => [code, priceMinor, compareAtMinor])).toEqual([
      ['A1', 250, 300],
      ['A2', 100, null],
    ])
    const second = pasteCells([sku('a'), sku('b')], columns, { row: 1, column: 3, cells: [['400 638 1333931']] })
    expect(second.map((one) => one.gtin)).toEqual([null, '4006381333931'])
  })

  it('[CAT-5] reads what was written back in every column', () => {
    const texts = ['X-1', '12.50', '15.00', '4006381333931', '3.00', '350', '0.5 kg', '1200']
    const [written] = pasteCells([sku('a')], columns, { row: 0, column: 0, cells: [texts] })
    expect(columns.map((column) => written && column.read(written))).toEqual(texts)
    expect(written?.otherPrices).toEqual([{ currency: 'JPY', priceMinor: 1200, compareAtMinor: null }])
  })

  it('[CAT-11] keeps a title in another language while the variant keeps its own', () => {
    const size = (...values: string[]) => ({ name: 'Size', values })
    const named = withTitle({ ...sku('s', 'S'), title: 'S' }, 'zh-Hant', ' 小 ')
    expect(named.titles).toEqual({ 'zh-Hant': '小' })
    expect(withTitle(named, 'zh-Hant', ' ').titles).toEqual({})
    expect(variantsFor([size('M', 'S')], [named])?.map(({ titles }) => titles)).toEqual([{}, { 'zh-Hant': '小' }])
    const colour = { name: 'Colour', values: ['red'] }
    expect(variantsFor([size('S'), colour], [named])?.map(({ id, titles }) => [id, titles])).toEqual([[named.id, {}]])
  })

  it('[CAT-5] keeps variants that are there when options change, and makes the missing ones', () => {
    const size = (...values: string[]) => ({ name: 'Size', values })
    const first = variantsFor([size('S', 'M')], [sku('one')])
    expect(first?.map((one) => [one.code === 'one', one.title])).toEqual([
      [true, 'S'],
      [false, 'M'],
    ])
    const both = variantsFor(
      [size('M', 'S'), { name: 'Colour', values: ['red', 'blue'] }],
      [sku('s', 'S'), sku('m', 'M')],
    )
    expect(both?.map((one) => `${one.code.length > 1 ? 'new' : one.code} ${one.title}`)).toEqual([
      'm M / red',
      'new M / blue',
      's S / red',
      'new S / blue',
    ])
    expect(new Set(both?.map((one) => one.id)).size).toBe(4)
    const many = Array.from({ length: 11 }, (_, index) => String(index))
    expect(variantsFor([size(...many), { name: 'B', values: many }], [sku('a')])).toBeNull()
    expect(variantsFor([], [sku('s', 'S'), sku('m', 'M')])).toHaveLength(1)
  })
})
