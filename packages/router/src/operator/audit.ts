import { OperatorAuditInput } from '@onhand/contract'
import { operatorAudit } from '@onhand/service/operator/market-orders'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What the operator did. */
export const audit = publicProcedure
  .input(OperatorAuditInput)
  .query(async ({ ctx, input }) => unwrap(await operatorAudit(ctx.deps, ctx.actor, input)))
