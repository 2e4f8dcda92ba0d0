import { AlertSummaryInput } from '@onhand/contract'
import { alertSummary as alertSummaryOf } from '@onhand/service/forecasting/alerts'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** How many warnings there are of each kind. */
export const alertSummary = publicProcedure
  .input(AlertSummaryInput)
  .query(async ({ ctx, input }) => unwrap(await alertSummaryOf(ctx.deps, ctx.actor, input)))
