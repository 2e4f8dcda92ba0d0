import { describe, expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import { type BankEntry, type OurBankEntry, reconcile } from './reconcile.ts'

const FROM_MS = 1_000_000
const TO_MS = 2_000_000
const own = (transactionNumber: string, amountMinor: number, overrides: Partial<OurBankEntry> = {}): OurBankEntry => ({
  transactionNumber,
  reference: `ref ${transactionNumber}`,
  kind: 'sale',
  amountMinor,
  atMs: FROM_MS,
  vendorId: idOf('vendor', 'vnd_marlow'),
  ...overrides,
})
const theirs = (transactionNumber: string, amountMinor: number, overrides: Partial<BankEntry> = {}): BankEntry => ({
  transactionNumber,
  reference: `ref ${transactionNumber}`,
  kind: 'capture',
  amountMinor,
  atMs: FROM_MS,
  ...overrides,
})
const compare = (ours: readonly OurBankEntry[], bank: readonly BankEntry[]) =>
  reconcile({ ours, bank, fromMs: FROM_MS, toMs: TO_MS })

describe('reconcile', () => {
  it('[PAY-17] finds nothing where both say the same', () => {
    expect(compare([own('a', 5), own('b', -2)], [theirs('b', -2), theirs('a', 5)])).toEqual({
      matchedCount: 2,
      ourSumMinor: 3,
      bankSumMinor: 3,
      differences: [],
    })
  })

  it('[PAY-17] names what is missing at the bank, missing here and different', () => {
    const found = compare([own('a', 5), own('c', 7)], [theirs('b', 4), theirs('c', 8)])
    expect(found.differences.map((one) => [one.kind, one.transactionNumber, one.ourMinor, one.bankMinor])).toEqual([
      ['missing_here', 'b', null, 4],
      ['amount_differs', 'c', 7, 8],
      ['missing_at_bank', 'a', 5, null],
    ])
    expect(found.bankSumMinor - found.ourSumMinor).toBe(4 + 8 - 5 - 7)
  })

  it('[PAY-17] pairs over the edge of the period, and judges alone only what lies within', () => {
    const early = { atMs: FROM_MS - 1 }
    const late = { atMs: TO_MS }
    expect(compare([own('a', 5, early)], [theirs('a', 5)]).differences).toEqual([])
    expect(compare([own('a', 5)], [theirs('a', 5, late)])).toMatchObject({ matchedCount: 0, differences: [] })
    expect(compare([own('a', 5, late), own('b', 1, early)], [theirs('c', 1, early)]).differences).toEqual([])
  })

  it('[PAY-17] a payment that went back whole is no difference, one that went back in part is', () => {
    const capture = theirs('n1', 900, { reference: 'pay_00cart1a0' })
    const refund = theirs('n2', -900, { reference: 'rfd_00cart1a0r', kind: 'refund' })
    expect(compare([], [capture, refund])).toMatchObject({ differences: [], bankSumMinor: 0 })
    expect(compare([], [capture, { ...refund, amountMinor: -800 }]).differences).toHaveLength(2)
    expect(compare([], [capture]).differences).toMatchObject([{ kind: 'missing_here', transactionNumber: 'n1' }])
  })

  it('[PAY-17] the opening balance is not ours to know', () => {
    expect(compare([], [theirs('o', 5_000_000, { kind: 'opening' })])).toMatchObject({
      differences: [],
      bankSumMinor: 0,
    })
  })
})
