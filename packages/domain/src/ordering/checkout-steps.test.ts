import { describe, expect, it } from 'vitest'
import { CHECKOUT_STEPS, maySucceed, nextMove, PAYMENT_GRACE_MS, retryDelayMs } from './checkout-steps.ts'

const WINDOW = { expiresAtMs: 1_000, nowMs: 500, returnReason: null }

describe('the next move of a checkout', () => {
  it.each([
    ['authorised', { kind: 'place' }],
    ['captured', { kind: 'place' }],
    ['requires_approval', { kind: 'wait' }],
    [null, { kind: 'wait' }],
    ['declined', { kind: 'return', reason: 'declined' }],
    ['voided', { kind: 'return', reason: 'expired' }],
    ['expired', { kind: 'return', reason: 'expired' }],
  ] as const)('[ORD-7] of a payment that is %s is %j', (status, move) => {
    expect(nextMove({ ...WINDOW, status })).toEqual(move)
  })

  it.each(['requires_approval', null] as const)(
    '[ORD-7] gives up waiting for %s only after window and grace',
    (status) => {
      const atEnd = WINDOW.expiresAtMs + PAYMENT_GRACE_MS
      expect(nextMove({ ...WINDOW, status, nowMs: atEnd })).toEqual({ kind: 'wait' })
      expect(nextMove({ ...WINDOW, status, nowMs: atEnd + 1 })).toEqual({ kind: 'return', reason: 'expired' })
    },
  )

  it('[ORD-7] places money that came, however late it is looked at', () => {
    expect(nextMove({ ...WINDOW, status: 'authorised', nowMs: 10_000_000 })).toEqual({ kind: 'place' })
  })

  it('[ORD-7] stands by a return that was decided', () => {
    expect(nextMove({ ...WINDOW, status: 'authorised', returnReason: 'stock_gone' })).toEqual({
      kind: 'return',
      reason: 'stock_gone',
    })
  })
})

describe('the steps', () => {
  it('[ORD-7] lead to placed only through a payment, and nowhere from there', () => {
    const before = Object.entries(CHECKOUT_STEPS).filter(([, next]) => next.some((step) => step === 'placed'))
    expect(before.map(([from]) => from)).toEqual(['paying', 'placing'])
    expect(CHECKOUT_STEPS.placed).toEqual([])
    expect(maySucceed('open', 'placed')).toBe(false)
    expect(maySucceed('paying', 'open')).toBe(true)
  })
})

it('waits twice as long after each failure, up to ten minutes', () => {
  expect([1, 2, 3, 9, 10, 1_000].map(retryDelayMs)).toEqual([2_000, 4_000, 8_000, 512_000, 600_000, 600_000])
})
