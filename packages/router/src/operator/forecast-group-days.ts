import { OperatorForecastGroupDaysInput } from '@onhand/contract'
import { shopDays } from '@onhand/service/forecasting/group-days'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The past and the coming days of one shop. */
export const forecastGroupDays = publicProcedure
  .input(OperatorForecastGroupDaysInput)
  .query(async ({ ctx, input }) => unwrap(await shopDays(ctx.deps, ctx.actor, input)))
