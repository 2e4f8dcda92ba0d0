import { ReconciliationsInput } from '@onhand/contract'
import { reconciliations as reconciliationsService } from '@onhand/service/money/reconciliations'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Comparisons that were made. */
export const reconciliations = publicProcedure
  .input(ReconciliationsInput)
  .query(async ({ ctx, input }) => unwrap(await reconciliationsService(ctx.deps, ctx.actor, input)))
