import { PayoutRuleInput } from '@onhand/contract'
import { setPayoutRule as setPayoutRuleService } from '@onhand/service/money/payout-rule'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** When the shop is paid out, and from which amount on. */
export const setPayoutRule = publicProcedure
  .input(PayoutRuleInput)
  .mutation(async ({ ctx, input }) => unwrap(await setPayoutRuleService(ctx.deps, ctx.actor, input)))
