import { idOf } from '@onhand/domain/ids'
import type { BankEntry, OurBankEntry } from '@onhand/domain/payments/reconcile'
import { ok } from '@onhand/domain/result'
import { OPERATOR, OUTSIDERS } from '@onhand/testing/ordering/placed-world'
import { describe, expect, it } from 'vitest'
import type { ReconciliationRecord } from './ports.ts'
import { type ReconcileDeps, runReconciliation } from './run-reconciliation.ts'

const NOW_MS = Date.UTC(2026, 10, 21, 12)
const DAY_MS = 86_400_000
const request = {
  id: idOf('reconciliation', 'rec_one1'),
  currency: 'GBP',
  fromMs: NOW_MS - DAY_MS,
  toMs: NOW_MS,
}
const sale = (n: number): OurBankEntry => ({
  transactionNumber: `TX-${n}`,
  reference: `pay_${n}${n}`,
  kind: 'sale',
  amountMinor: 100 + n,
  atMs: NOW_MS - DAY_MS / 2,
  vendorId: null,
})
const capture = (n: number): BankEntry => ({ ...sale(n), kind: 'capture' })

/** Books and a bank that give one entry a page. */
function world(ours: readonly OurBankEntry[], bank: readonly BankEntry[]) {
  const stored = new Map<string, { readonly record: ReconciliationRecord; readonly differences: number }>()
  const actions: string[] = []
  const page = <Entry>(entries: readonly Entry[], cursor: string | null) => {
    const at = Number(cursor ?? 0)
    return { items: entries.slice(at, at + 1), nextCursor: at + 1 < entries.length ? String(at + 1) : null }
  }
  const deps = {
    reconciliations: {
      ourEntries: async ({ cursor }: { readonly cursor: string | null }) => page(ours, cursor),
      find: async (id: string) => stored.get(id)?.record ?? null,
      insert: async (
        record: ReconciliationRecord,
        differences: readonly unknown[],
        audit: readonly { readonly action: string }[],
      ) => {
        stored.set(record.id, { record, differences: differences.length })
        actions.push(...audit.map((entry) => entry.action))
      },
    },
    bankStatements: {
      currencies: () => ['GBP'],
      page: async ({ cursor }: { readonly cursor: string | null }) => {
        const { items, nextCursor } = page(bank, cursor)
        return ok({ balanceMinor: 0, entries: items, nextCursor })
      },
    },
    nowMs: () => NOW_MS,
    newId: () => idOf('audit', 'aud_one1'),
    log: { info() {}, warn() {}, error() {} },
  } as unknown as ReconcileDeps
  return { deps, stored, actions }
}

describe('runReconciliation', () => {
  it('[PAY-17] reads both sides to their ends and keeps what it found, once', async () => {
    const { deps, stored, actions } = world([sale(1), sale(2), sale(3)], [capture(3), capture(2), capture(4)])
    const made = await runReconciliation(deps, OPERATOR, request)
    expect(made).toMatchObject({ ok: true, value: { matchedCount: 2, differenceCount: 2, origin: 'manual' } })
    expect(await runReconciliation(deps, OPERATOR, request)).toEqual(made)
    expect(stored.get(request.id)?.differences).toBe(2)
    expect(actions).toEqual(['money.reconciled'])
  })

  it('[PAY-17] leaves the last minute alone: it may still be on its way to one of the books', async () => {
    const late = { ...sale(1), atMs: NOW_MS - 1 }
    const { deps } = world([late], [])
    expect(await runReconciliation(deps, OPERATOR, request)).toMatchObject({ ok: true, value: { differenceCount: 0 } })
  })

  it.each([
    [{ currency: 'XXX' }, 'currency'],
    [{ toMs: request.fromMs }, 'toMs'],
    [{ fromMs: NOW_MS, toMs: NOW_MS + 1 }, 'toMs'],
    [{ fromMs: NOW_MS - 33 * DAY_MS }, 'toMs'],
  ] as const)('[PAY-17] refuses %o', async (change, field) => {
    const { deps, stored } = world([], [])
    const refused = await runReconciliation(deps, OPERATOR, { ...request, ...change })
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid_field', field } })
    expect(stored.size).toBe(0)
  })

  it('[PAY-17] keeps nothing when the bank does not answer', async () => {
    const { deps, stored } = world([sale(1)], [])
    const bankStatements = { ...deps.bankStatements, page: () => Promise.reject(new Error('the bank did not answer')) }
    await expect(runReconciliation({ ...deps, bankStatements }, OPERATOR, request)).rejects.toThrow('did not answer')
    expect(stored.size).toBe(0)
  })

  it.each(OUTSIDERS)('[OPS-8] compares nothing for %s', async (_name, actor) => {
    const { deps, stored } = world([], [])
    expect((await runReconciliation(deps, actor, request)).ok).toBe(false)
    expect(stored.size).toBe(0)
  })
})
