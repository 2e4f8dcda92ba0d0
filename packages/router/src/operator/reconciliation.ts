import { ReconciliationInput } from '@onhand/contract'
import { reconciliation as reconciliationService } from '@onhand/service/money/reconciliations'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** One comparison with its differences. */
export const reconciliation = publicProcedure
  .input(ReconciliationInput)
  .query(async ({ ctx, input }) => unwrap(await reconciliationService(ctx.deps, ctx.actor, input)))
