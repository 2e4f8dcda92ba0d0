import { OperatorForecastGroupsInput } from '@onhand/contract'
import { marketGroups } from '@onhand/service/forecasting/groups'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What is expected of each shop and city, and of all. */
export const forecastGroups = publicProcedure
  .input(OperatorForecastGroupsInput)
  .query(async ({ ctx, input }) => unwrap(await marketGroups(ctx.deps, ctx.actor, input)))
