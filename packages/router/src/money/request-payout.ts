import { PayoutInput } from '@onhand/contract'
import { requestPayout as requestPayoutService } from '@onhand/service/money/request-payout'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Pays out to the shop's account at the bank. */
export const requestPayout = publicProcedure
  .input(PayoutInput)
  .mutation(async ({ ctx, input }) => unwrap(await requestPayoutService(ctx.deps, ctx.actor, input)))
