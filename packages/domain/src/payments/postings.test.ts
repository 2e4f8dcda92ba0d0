import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import type { LedgerJournal } from './ledger.ts'
import { refundJournal, saleJournal, supplierPaymentJournal } from './postings.ts'

const GROUP = idOf('orderGroup', 'grp_one')
const VENDOR = idOf('vendor', 'vnd_one')

function balances(...journals: readonly LedgerJournal[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { entries } of journals)
    for (const { debitAccount, creditAccount, amountMinor } of entries) {
      sums[debitAccount] = (sums[debitAccount] ?? 0) + amountMinor
      sums[creditAccount] = (sums[creditAccount] ?? 0) - amountMinor
    }
  return sums
}

describe('postings', () => {
  it('[PAY-2] [PAY-3] of a sale give the vendor its order less commission', () => {
    const orders = [{ vendorId: VENDOR, totalMinor: 1000, commissionMinor: 120 }]
    const journal = saleJournal({ orderGroupId: GROUP, currency: 'GBP', atMs: 1, orders })
    expect(balances(journal)).toEqual({ 'bank:clearing': -1000, 'vendor:vnd_one': 880, 'platform:commission': 120 })
  })

  it('[PAY-2] of a sale, the supplier’s payment and a full refund leave what the supplier got with the vendor', () => {
    const common = { orderGroupId: GROUP, vendorId: VENDOR, currency: 'GBP', atMs: 1 }
    const journals = [
      saleJournal({ ...common, orders: [{ vendorId: VENDOR, totalMinor: 1000, commissionMinor: 120 }] }),
      supplierPaymentJournal({
        ...common,
        supplierOrderId: idOf('supplierOrder', 'sor_one'),
        supplierId: idOf('supplier', 'sup_one'),
        amountMinor: 600,
      }),
      refundJournal({ ...common, refundId: idOf('refund', 'rfd_one'), amountMinor: 1000, commissionMinor: 120 }),
    ]
    expect(balances(...journals)).toEqual({
      'bank:clearing': 0,
      'platform:commission': 0,
      'vendor:vnd_one': -600,
      'supplier:sup_one': 600,
    })
  })

  it('[PAY-2] [PAY-3] never move nothing, and sum to what was paid', () => {
    const order = fc
      .nat(1_000_000)
      .chain((totalMinor) => fc.record({ totalMinor: fc.constant(totalMinor), commissionMinor: fc.nat(totalMinor) }))
    fc.assert(
      fc.property(fc.array(order, { minLength: 1, maxLength: 8 }), (sold) => {
        const orders = sold.map((one, index) => ({ ...one, vendorId: idOf('vendor', `vnd_n${index}`) }))
        const journal = saleJournal({ orderGroupId: GROUP, currency: 'GBP', atMs: 1, orders })
        expect(journal.entries.every((entry) => entry.amountMinor > 0)).toBe(true)
        const paid = orders.reduce((sum, one) => sum + one.totalMinor, 0)
        expect(journal.entries.reduce((sum, entry) => sum + entry.amountMinor, 0)).toBe(paid)
      }),
    )
  })
})
