import type { Actor } from '@onhand/domain/identity/actor'
import type { ReconciliationId } from '@onhand/domain/ids'
import { type BankEntry, type OurBankEntry, RECONCILE_SLACK_MS, reconcile } from '@onhand/domain/payments/reconcile'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { operate } from '../identity/operate.ts'
import type { PaymentRefusal } from '../payments/ports.ts'
import type { ReconciliationRecord } from './ports.ts'
import type { MoneyRefusal } from './refusals.ts'

/** What comparing needs. */
export type ReconcileDeps = Pick<ServiceDeps, 'reconciliations' | 'bankStatements' | 'nowMs' | 'newId' | 'log'>

/** A comparison to be made: of one currency's account, from inclusive, to exclusive. */
export type ReconcileRequest = {
  readonly id: ReconciliationId
  readonly currency: string
  readonly fromMs: number
  readonly toMs: number
  readonly origin?: ReconciliationRecord['origin']
}

const DAY_MS = 86_400_000
// A month with its edges: what one run may hold in memory at the size we are built for.
const PERIOD_MAX_MS = 32 * DAY_MS
/** Commits of the last minutes may still be on their way to one of the two books. */
const SETTLING_MS = 60_000
const OWN_PAGE = 5_000
// Far above a month's lines of one account; a bank that never ends a list is not followed for ever.
const PAGES_MAX = 2_000

/** Compares our books with the bank's statement and keeps what was found [PAY-17]. For the operator. Repeating an id answers the same. */
export async function runReconciliation(
  deps: ReconcileDeps,
  actor: Actor,
  request: ReconcileRequest,
): Promise<Result<ReconciliationRecord, MoneyRefusal | PaymentRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const existing = await deps.reconciliations.find(request.id)
  if (existing) return ok(existing)
  const problem = problemOf(deps, request)
  if (problem) return err({ code: 'invalid_field', ...problem })
  const nowMs = deps.nowMs()
  const period = { fromMs: request.fromMs, toMs: Math.min(request.toMs, nowMs - SETTLING_MS) }
  const wide = {
    currency: request.currency,
    fromMs: Math.max(0, period.fromMs - RECONCILE_SLACK_MS),
    toMs: period.toMs + RECONCILE_SLACK_MS,
  }
  const bank = await bankEntries(deps, wide)
  if (!bank.ok) return bank
  const found = reconcile({ ours: await ownEntries(deps, wide), bank: bank.value, ...period })
  const record: ReconciliationRecord = {
    id: request.id,
    origin: request.origin ?? 'manual',
    currency: request.currency,
    ...period,
    ranAtMs: nowMs,
    matchedCount: found.matchedCount,
    differenceCount: found.differences.length,
    ourSumMinor: found.ourSumMinor,
    bankSumMinor: found.bankSumMinor,
  }
  const entry = auditEntry(deps, actor, {
    vendorId: null,
    action: 'money.reconciled',
    subjectId: request.id,
    facts: { currency: request.currency, differenceCount: record.differenceCount },
  })
  await deps.reconciliations.insert(record, found.differences, [entry])
  deps.log.info('payments.reconciled', { currency: request.currency, differenceCount: record.differenceCount })
  return ok(record)
}

function problemOf(
  deps: ReconcileDeps,
  request: ReconcileRequest,
): { readonly field: string; readonly expected: string } | null {
  const currencies = deps.bankStatements.currencies()
  if (!currencies.includes(request.currency)) return { field: 'currency', expected: currencies.join(', ') }
  if (request.toMs <= request.fromMs || request.fromMs >= deps.nowMs() - SETTLING_MS)
    return { field: 'toMs', expected: 'a time after fromMs, of a period that has begun' }
  if (request.toMs - request.fromMs > PERIOD_MAX_MS) return { field: 'toMs', expected: 'at most 32 days after fromMs' }
  return null
}

type Wide = { readonly currency: string; readonly fromMs: number; readonly toMs: number }

async function bankEntries(deps: ReconcileDeps, wide: Wide): Promise<Result<readonly BankEntry[], PaymentRefusal>> {
  const entries: BankEntry[] = []
  let cursor: string | null = null
  for (let count = 0; count < PAGES_MAX; count += 1) {
    const page = await deps.bankStatements.page({ ...wide, cursor })
    if (!page.ok) return page
    entries.push(...page.value.entries)
    cursor = page.value.nextCursor
    if (cursor === null) return ok(entries)
  }
  throw new Error('the statement of the bank does not end')
}

async function ownEntries(deps: ReconcileDeps, wide: Wide): Promise<readonly OurBankEntry[]> {
  const entries: OurBankEntry[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof deps.reconciliations.ourEntries>> = await deps.reconciliations.ourEntries({
      ...wide,
      cursor,
      limit: OWN_PAGE,
    })
    entries.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return entries
}
