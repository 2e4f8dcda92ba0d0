import { MoneyShopInput } from '@onhand/contract'
import { moneySummary } from '@onhand/service/money/money-summary'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The shop's balance, what comes when, and its terms. */
export const summary = publicProcedure
  .input(MoneyShopInput)
  .query(async ({ ctx, input }) => unwrap(await moneySummary(ctx.deps, ctx.actor, input)))
