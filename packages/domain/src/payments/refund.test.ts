import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import { type RefundableOrder, refundedCommission, refundLines, refundRest } from './refund.ts'

const lineId = (index: number) => idOf('orderLine', `oln_n${index}`)

function order(overrides: Partial<RefundableOrder> = {}): RefundableOrder {
  return {
    totalMinor: 1300,
    refundedMinor: 0,
    lines: [{ orderLineId: lineId(1), units: 3, totalMinor: 1000, refundedUnits: 0 }],
    ...overrides,
  }
}

describe('a refund', () => {
  it('[PAY-4] gives the last unit the remainder', () => {
    const worth = (refundedUnits: number, units: number) => {
      const [line] = order().lines
      const refund = refundLines(order({ lines: line ? [{ ...line, refundedUnits }] : [] }), [
        { orderLineId: lineId(1), units },
      ])
      return refund.ok ? refund.value.amountMinor : refund.error
    }
    expect([worth(0, 1), worth(1, 1), worth(2, 1), worth(0, 3)]).toEqual([333, 333, 334, 1000])
  })

  it('[PAY-4] refuses more units than are left, also when a line is named twice', () => {
    const wanted = [
      { orderLineId: lineId(1), units: 2 },
      { orderLineId: lineId(1), units: 2 },
    ]
    expect(refundLines(order(), wanted)).toEqual({
      ok: false,
      error: { code: 'refund_too_large', refundableMinor: 1000 },
    })
    expect(refundLines(order(), [{ orderLineId: lineId(2), units: 1 }])).toEqual({
      ok: false,
      error: { code: 'not_found', what: 'order_line' },
    })
  })

  it('[PAY-4] refuses more money than is left', () => {
    expect(refundLines(order({ refundedMinor: 1000 }), [{ orderLineId: lineId(1), units: 1 }])).toEqual({
      ok: false,
      error: { code: 'refund_too_large', refundableMinor: 300 },
    })
  })

  it('[PAY-4] of the rest includes the delivery', () => {
    const lines = [{ orderLineId: lineId(1), units: 3, totalMinor: 1000, refundedUnits: 1 }]
    expect(refundRest(order({ refundedMinor: 333, lines }))).toEqual({
      amountMinor: 967,
      lines: [{ orderLineId: lineId(1), units: 2, amountMinor: 667 }],
    })
  })
})

it('[PAY-4] [PAY-5] unit by unit, in any order, gives back exactly the items and exactly the commission', () => {
  const lines = fc.array(fc.record({ units: fc.integer({ min: 1, max: 8 }), totalMinor: fc.nat(100_000) }), {
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(lines, fc.nat(100_000), fc.infiniteStream(fc.nat()), (sold, commissionMinor, picks) => {
      const itemsMinor = sold.reduce((sum, line) => sum + line.totalMinor, 0)
      const state = sold.map((line, index) => ({ ...line, orderLineId: lineId(index), refundedUnits: 0 }))
      let backMinor = 0
      let commissionBackMinor = 0
      for (const pick of picks) {
        const open = state.filter((line) => line.refundedUnits < line.units)
        const line = open[pick % Math.max(1, open.length)]
        if (!line) break
        const refund = refundLines({ totalMinor: itemsMinor, refundedMinor: backMinor, lines: state }, [
          { orderLineId: line.orderLineId, units: 1 },
        ])
        if (!refund.ok) throw new Error(refund.error.code)
        const { amountMinor } = refund.value
        commissionBackMinor += refundedCommission(
          { itemsMinor, commissionMinor },
          { itemsBeforeMinor: backMinor, itemsMinor: amountMinor },
        )
        backMinor += amountMinor
        line.refundedUnits += 1
      }
      expect(backMinor).toBe(itemsMinor)
      expect(commissionBackMinor).toBe(itemsMinor === 0 ? 0 : commissionMinor)
    }),
  )
})
