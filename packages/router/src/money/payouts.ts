import { PayoutsInput } from '@onhand/contract'
import { payouts as payoutsService } from '@onhand/service/money/payouts'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The shop's payouts. */
export const payouts = publicProcedure
  .input(PayoutsInput)
  .query(async ({ ctx, input }) => unwrap(await payoutsService(ctx.deps, ctx.actor, input)))
