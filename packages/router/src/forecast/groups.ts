import { ForecastGroupsInput } from '@onhand/contract'
import { forecastGroups } from '@onhand/service/forecasting/groups'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What is expected of the shop's categories and places: sums that add up. */
export const groups = publicProcedure
  .input(ForecastGroupsInput)
  .query(async ({ ctx, input }) => unwrap(await forecastGroups(ctx.deps, ctx.actor, input)))
