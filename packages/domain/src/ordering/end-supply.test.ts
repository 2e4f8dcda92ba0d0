import { describe, expect, it } from 'vitest'
import { statusOnceRepaid, supplyEnding } from './end-supply.ts'

const part = (status: string, transactionNumber: string | null = null, returnNumber: string | null = null) => ({
  status,
  transactionNumber,
  returnNumber,
  totalMinor: 100,
})

describe('supplyEnding', () => {
  it.each([
    ['drop', 'due', null],
    ['ask_bank', 'paying', null],
    ['ask_bank', 'cancelled', null],
    ['ask_bank', 'declined', ''],
    ['ask_supplier', 'paying', 'TX'],
    ['ask_supplier', 'paid', 'TX'],
    ['ask_supplier', 'confirmed', 'TX'],
    ['await_money', 'declined', 'TX'],
    ['await_money', 'cancelled', 'TX'],
    ['say_kept', 'shipped', 'TX'],
  ] as const)('[BUY-25] says %s of a part that is %s with payment %s', (ending, status, transactionNumber) => {
    expect(supplyEnding('cancelled', part(status, transactionNumber))).toBe(ending)
  })

  it('[BUY-25] has nothing to do once the money is back, for goods that cost nothing, and for what had gone before a refund', () => {
    expect(supplyEnding('cancelled', part('paid', 'TX', 'BACK'))).toBe('nothing')
    expect(supplyEnding('cancelled', { ...part('due'), totalMinor: 0 })).toBe('nothing')
    expect(supplyEnding('refunded', part('shipped', 'TX'))).toBe('nothing')
    // Somebody else's goods went to the buyer: what this supplier was asked for is not needed.
    expect(supplyEnding('refunded', part('confirmed', 'TX'))).toBe('ask_supplier')
  })

  it('[BUY-22] [BUY-25] leaves what was refused refused and what left left when its money comes back', () => {
    expect(statusOnceRepaid('cancelled', 'paid')).toBe('cancelled')
    expect(statusOnceRepaid('cancelled', 'declined')).toBe('declined')
    expect(statusOnceRepaid('cancelled', 'shipped')).toBe('shipped')
    // The word of the money was quicker than that of the refusal.
    expect(statusOnceRepaid('placed', 'paid')).toBe('declined')
  })
})
