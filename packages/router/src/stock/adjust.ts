import { AdjustUnitsInput } from '@onhand/contract'
import { adjustUnits } from '@onhand/service/stock/adjust-units'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Corrects a lot or a place. */
export const adjust = publicProcedure
  .input(AdjustUnitsInput)
  .mutation(async ({ ctx, input }) => unwrap(await adjustUnits(ctx.deps, ctx.actor, input)))
