import { SetThresholdInput } from '@onhand/contract'
import { setThreshold as setThresholdOf } from '@onhand/service/stock/set-threshold'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Says when a SKU is low at a place. */
export const setThreshold = publicProcedure
  .input(SetThresholdInput)
  .mutation(async ({ ctx, input }) => unwrap(await setThresholdOf(ctx.deps, ctx.actor, input)))
