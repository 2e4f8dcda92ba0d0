import { SetUnitsInput } from '@onhand/contract'
import { setUnits as setUnitsOf } from '@onhand/service/stock/adjust-units'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Just one number. */
export const setUnits = publicProcedure
  .input(SetUnitsInput)
  .mutation(async ({ ctx, input }) => unwrap(await setUnitsOf(ctx.deps, ctx.actor, input)))
