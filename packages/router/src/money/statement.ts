import { StatementInput } from '@onhand/contract'
import { statement as statementService } from '@onhand/service/money/statement'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** One page of the shop's statement. */
export const statement = publicProcedure
  .input(StatementInput)
  .query(async ({ ctx, input }) => unwrap(await statementService(ctx.deps, ctx.actor, input)))
