import { InsightServiceInput } from '@onhand/contract'
import { viewService } from '@onhand/service/insight/view-service'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Fill rate, promises kept, what was missed, and what replenishment changed about it. */
export const service = publicProcedure
  .input(InsightServiceInput)
  .query(async ({ ctx, input }) => unwrap(await viewService(ctx.deps, ctx.actor, input)))
