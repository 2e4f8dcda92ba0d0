import { ReconcileInput } from '@onhand/contract'
import { runReconciliation } from '@onhand/service/money/run-reconciliation'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Compares our books with the bank's statement. */
export const reconcile = publicProcedure
  .input(ReconcileInput)
  .mutation(async ({ ctx, input }) => unwrap(await runReconciliation(ctx.deps, ctx.actor, input)))
