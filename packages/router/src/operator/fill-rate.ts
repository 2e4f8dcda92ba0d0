import { FillRateInput } from '@onhand/contract'
import { fillRate as fillRateService } from '@onhand/service/operator/fill-rate'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** How much of the demand was served. */
export const fillRate = publicProcedure
  .input(FillRateInput)
  .query(async ({ ctx, input }) => unwrap(await fillRateService(ctx.deps, ctx.actor, input)))
