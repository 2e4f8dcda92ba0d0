import { router } from '../trpc.ts'
import { payouts } from './payouts.ts'
import { reconciliation } from './reconciliation.ts'
import { requestPayout } from './request-payout.ts'
import { setPayoutRule } from './set-payout-rule.ts'
import { statement } from './statement.ts'
import { statementSums } from './statement-sums.ts'
import { summary } from './summary.ts'

/** A shop's money; each use-case checks what the caller may do in that shop. */
export const moneyRouter = router({
  summary,
  statement,
  statementSums,
  payouts,
  requestPayout,
  setPayoutRule,
  reconciliation,
})
