import { aSku } from '@onhand/testing/ordering/builders'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import {
  activeLines,
  addLine,
  addLines,
  CART_LINES_MAX,
  type CartState,
  demandBySku,
  emptyCart,
  LINES_AT_ONCE_MAX,
  setLine,
} from './cart.ts'

const VENDOR = idOf('vendor', 'vnd_one')
const MILK = aSku({ skuId: idOf('sku', 'sku_milk'), vendorId: VENDOR, unitsPerOrderMax: 10 })
const MUG = aSku({ skuId: idOf('sku', 'sku_mug'), vendorId: VENDOR })
const EMPTY = emptyCart(idOf('cart', 'crt_0000000000000000'), 'en')
const lineId = (name: string) => idOf('cartLine', `cln_${name}`)

function cartWith(...adds: readonly (readonly [string, typeof MILK, number])[]): CartState {
  return adds.reduce((cart, [name, sku, units]) => {
    const added = addLine(cart, { lineId: lineId(name), sku, units })
    if (!added.ok) throw new Error(added.error.code)
    return added.value
  }, EMPTY)
}

describe('adding', () => {
  it('[ORD-3] puts units of the same SKU into one line', () => {
    const cart = cartWith(['a1', MILK, 2], ['b1', MUG, 1], ['c1', MILK, 3])
    expect(cart.lines.map((line) => [line.lineId, line.units])).toEqual([
      [lineId('a1'), 5],
      [lineId('b1'), 1],
    ])
  })

  it('[ORD-31] puts in the lines that can be, names the others, and counts a repeat of all once', () => {
    const gone = { ...MUG, skuId: idOf('sku', 'sku_gone'), isSellable: false }
    const wanted = Array.from({ length: LINES_AT_ONCE_MAX - 3 }, (_, n) => ({ sku: n % 2 === 0 ? MUG : null, n }))
    const lines = [
      { lineId: lineId('m1'), skuId: MILK.skuId, sku: MILK, units: 9 },
      { lineId: lineId('m2'), skuId: MILK.skuId, sku: MILK, units: 2 },
      { lineId: lineId('g1'), skuId: gone.skuId, sku: gone, units: 1 },
      ...wanted.map(({ sku, n }) => ({ lineId: lineId(`w${n}`), skuId: MUG.skuId, sku, units: 1 })),
    ]
    const added = addLines(EMPTY, lines)
    if (!added.ok) throw new Error(added.error.code)
    const { cart, refused } = added.value
    expect(cart.lines.map(({ skuId, units }) => [skuId, units])).toEqual([
      [MILK.skuId, 9],
      [MUG.skuId, wanted.filter(({ sku }) => sku).length],
    ])
    expect(refused.slice(0, 3).map(({ lineId: id, refusal }) => [id, refusal.code])).toEqual([
      [lineId('m2'), 'units_over_limit'],
      [lineId('g1'), 'sku_not_sold'],
      [lineId('w1'), 'sku_not_sold'],
    ])
    expect(addLines(cart, lines)).toEqual({ ok: true, value: { cart, refused } })
    expect(addLines({ ...cart, status: 'paying' }, lines)).toMatchObject({ error: { code: 'cart_not_open' } })
  })

  it('[ORD-4] counts a repeated line id once, also after it joined another line', () => {
    const cart = cartWith(['a1', MILK, 2], ['c1', MILK, 3])
    expect(addLine(cart, { lineId: lineId('c1'), sku: MILK, units: 3 })).toEqual({ ok: true, value: cart })
    expect(addLine(cart, { lineId: lineId('a1'), sku: MILK, units: 2 })).toEqual({ ok: true, value: cart })
  })

  it('refuses more than the SKU allows in one cart, counting what is there', () => {
    const cart = cartWith(['a1', MILK, 8])
    expect(addLine(cart, { lineId: lineId('b1'), sku: MILK, units: 3 })).toEqual({
      ok: false,
      error: { code: 'units_over_limit', unitsMax: 10 },
    })
    expect(addLine(cart, { lineId: lineId('b1'), sku: MILK, units: 2 }).ok).toBe(true)
  })

  it('refuses a SKU that is not sold, another currency and a cart that is being paid', () => {
    const gone = { ...MUG, isSellable: false }
    expect(addLine(EMPTY, { lineId: lineId('a1'), sku: gone, units: 1 })).toEqual({
      ok: false,
      error: { code: 'sku_not_sold', skuId: MUG.skuId },
    })
    const yen = { ...MUG, currency: 'JPY' }
    expect(addLine(cartWith(['a1', MILK, 1]), { lineId: lineId('b1'), sku: yen, units: 1 })).toEqual({
      ok: false,
      error: { code: 'currency_mixed', currency: 'GBP' },
    })
    expect(addLine({ ...EMPTY, status: 'paying' }, { lineId: lineId('a1'), sku: MUG, units: 1 })).toEqual({
      ok: false,
      error: { code: 'cart_not_open', status: 'paying' },
    })
  })

  it('refuses lines beyond the limit of a cart', () => {
    const [line] = cartWith(['a1', MILK, 1]).lines
    const lines = line ? Array.from({ length: CART_LINES_MAX }, () => line) : []
    const full: CartState = { ...EMPTY, currency: 'GBP', lines }
    expect(addLine(full, { lineId: lineId('b1'), sku: MUG, units: 1 })).toEqual({
      ok: false,
      error: { code: 'cart_full', linesMax: CART_LINES_MAX },
    })
  })
})

describe('changing a line', () => {
  it('removes it with zero units, and removing it again changes nothing', () => {
    const cart = cartWith(['a1', MILK, 2])
    const removed = setLine(cart, { lineId: lineId('a1'), units: 0, sku: MILK })
    if (!removed.ok) throw new Error('not removed')
    expect(removed.value.lines).toEqual([])
    expect(setLine(removed.value, { lineId: lineId('a1'), units: 0, sku: null })).toEqual(removed)
    expect(setLine(removed.value, { lineId: lineId('a1'), units: 1, sku: MILK })).toEqual({
      ok: false,
      error: { code: 'line_unknown', lineId: lineId('a1') },
    })
  })

  it('[ORD-3] joins the active line of its SKU when it comes back from later', () => {
    const saved = setLine(cartWith(['a1', MILK, 2]), { lineId: lineId('a1'), isSavedForLater: true, sku: MILK })
    if (!saved.ok) throw new Error('not saved')
    expect(activeLines(saved.value)).toEqual([])
    const both = addLine(saved.value, { lineId: lineId('b1'), sku: MILK, units: 3 })
    if (!both.ok) throw new Error('not added')
    const back = setLine(both.value, { lineId: lineId('a1'), isSavedForLater: false, sku: MILK })
    if (!back.ok) throw new Error('not back')
    expect(back.value.lines.map((line) => [line.lineId, line.units])).toEqual([[lineId('a1'), 5]])
  })

  it('takes fewer units of a SKU that is no longer sold, but not more', () => {
    const cart = cartWith(['a1', MILK, 4])
    const gone = { ...MILK, isSellable: false }
    expect(setLine(cart, { lineId: lineId('a1'), units: 3, sku: gone }).ok).toBe(true)
    expect(setLine(cart, { lineId: lineId('a1'), units: 5, sku: gone }).ok).toBe(false)
    expect(setLine(cart, { lineId: lineId('a1'), units: 11, sku: MILK }).ok).toBe(false)
  })
})

it('[ORD-3] keeps one active line per SKU and loses no unit, whatever is added in whatever order', () => {
  const adds = fc.array(fc.record({ isMilk: fc.boolean(), units: fc.integer({ min: 1, max: 20 }) }), { maxLength: 40 })
  fc.assert(
    fc.property(adds, (list) => {
      const milk = { ...MILK, unitsPerOrderMax: null }
      const cart = cartWith(
        ...list.map(({ isMilk, units }, index) => [`n${index}x`, isMilk ? milk : MUG, units] as const),
      )
      const demand = demandBySku(activeLines(cart))
      expect(demand.map(({ skuId }) => skuId)).toEqual([...new Set(demand.map(({ skuId }) => skuId))].sort())
      expect(cart.lines).toHaveLength(demand.length)
      expect(demand.reduce((sum, { units }) => sum + units, 0)).toBe(list.reduce((sum, { units }) => sum + units, 0))
    }),
  )
})
