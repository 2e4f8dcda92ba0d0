import { OperatorShopsInput } from '@onhand/contract'
import { shops as shopsService } from '@onhand/service/operator/shops'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The marketplace's shops. */
export const shops = publicProcedure
  .input(OperatorShopsInput)
  .query(async ({ ctx, input }) => unwrap(await shopsService(ctx.deps, ctx.actor, input)))
