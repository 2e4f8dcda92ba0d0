import { ForecastGroupDaysInput } from '@onhand/contract'
import { groupDays as groupDaysOf } from '@onhand/service/forecasting/group-days'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The past and the coming days of a category, a place or the whole shop. */
export const groupDays = publicProcedure
  .input(ForecastGroupDaysInput)
  .query(async ({ ctx, input }) => unwrap(await groupDaysOf(ctx.deps, ctx.actor, input)))
