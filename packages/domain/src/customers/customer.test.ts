import { expect, it } from 'vitest'
import { buyerTotals, mergeCustomers, NO_HANDLES } from './customer.ts'

const order = {
  currency: 'TWD',
  status: 'placed',
  unitCount: 2,
  totalMinor: 500,
  refundedMinor: 0,
  remittedAtMs: null,
} as const

it('[CUS-4] sums per currency what is bought, paid and owed; a cancelled order counts for nothing', () => {
  const totals = buyerTotals([
    order,
    { ...order, remittedAtMs: 5, refundedMinor: 100 },
    { ...order, status: 'cancelled' },
    { ...order, currency: 'JPY', unitCount: 1 },
  ])
  expect(totals).toEqual([
    { currency: 'TWD', orderCount: 2, unitCount: 4, totalMinor: 900, paidMinor: 400, owedMinor: 500 },
    { currency: 'JPY', orderCount: 1, unitCount: 1, totalMinor: 500, paidMinor: 0, owedMinor: 500 },
  ])
})

it('[CUS-3] keeps what the kept record says and fills its gaps', () => {
  const kept = { name: 'Ming', email: '', phone: '1', address: null, handles: NO_HANDLES, note: 'a' }
  const gone = {
    ...kept,
    name: 'M.',
    email: 'm@example.com',
    phone: '2',
    handles: { ...NO_HANDLES, line: 'ming' },
    note: 'b',
  }
  expect(mergeCustomers(kept, gone)).toEqual({ ...gone, name: 'Ming', phone: '1', note: 'a\nb' })
})
