import type { PayoutId } from '@onhand/domain/ids'
import { payoutReturn } from '@onhand/domain/payments/payout'
import { err, ok, type Result } from '@onhand/domain/result'
import type { JobDeps } from '../deps.ts'
import type { OutboxMessage } from '../ordering/ports.ts'
import type { JobRefusal } from '../outbox/ports.ts'
import type { PayoutRecord } from './ports.ts'

/** What sending a payout needs. */
export type SettlePayoutDeps = Pick<JobDeps, 'money' | 'payoutBank' | 'nowMs' | 'log'>

/** Refusals of the bank that time may mend: our own account fills as others pay. */
const PASSING = ['insufficient_funds']

/**
 * Sends a payout that was taken on [PAY-12]: first asks the bank whether it was sent before, so that a crash at any point ends in one transfer. A refusal of the
 * bank gives the money back to the balance [PAY-13]; no answer throws and is tried again.
 */
export async function settlePayout(
  deps: SettlePayoutDeps,
  input: { readonly payoutId: PayoutId },
): Promise<Result<null, JobRefusal>> {
  const payout = await deps.money.payout(input.payoutId)
  if (!payout) return err({ code: 'payout_unknown', isRetryable: false })
  if (payout.status !== 'due') return ok(null)
  const sent = await deps.payoutBank.find(payout.id)
  if (sent) return paid(deps, payout, sent.transactionNumber)
  const { id: reference, toAccount, amountMinor, currency } = payout
  const answer = await deps.payoutBank.transfer({ reference, toAccount, amountMinor, currency })
  if (answer.ok) return paid(deps, payout, answer.value.transactionNumber)
  const failureCode = answer.error.code === 'payment_refused' ? answer.error.providerCode : answer.error.code
  if (PASSING.includes(failureCode)) return err({ code: `payout_refused: ${failureCode}`, isRetryable: true })
  const nowMs = deps.nowMs()
  const failed = { status: 'failed', failureCode, back: payoutReturn(payout, nowMs) } as const
  await deps.money.settlePayout(payout.id, failed, { message: settledMessage(payout.id), nowMs })
  deps.log.warn('payments.payout.failed', { payoutId: payout.id, failureCode })
  return ok(null)
}

/** The message that has the shop told how its payout ended. */
function settledMessage(payoutId: PayoutId): OutboxMessage {
  return { id: `payout.settled.mail:${payoutId}`, type: 'payout.settled.mail', version: 1, body: { payoutId } }
}

async function paid(
  deps: SettlePayoutDeps,
  payout: PayoutRecord,
  transactionNumber: string,
): Promise<Result<null, never>> {
  const parts = { message: settledMessage(payout.id), nowMs: deps.nowMs() }
  await deps.money.settlePayout(payout.id, { status: 'paid', transactionNumber }, parts)
  deps.log.info('payments.payout.paid', { payoutId: payout.id, amountMinor: payout.amountMinor })
  return ok(null)
}
