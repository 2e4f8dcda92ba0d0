import { StatementSumsInput } from '@onhand/contract'
import { statementSums as statementSumsService } from '@onhand/service/money/statement'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** A period of the statement in sums. */
export const statementSums = publicProcedure
  .input(StatementSumsInput)
  .query(async ({ ctx, input }) => unwrap(await statementSumsService(ctx.deps, ctx.actor, input)))
