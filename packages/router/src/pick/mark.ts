import { MarkPickedInput } from '@onhand/contract'
import { markPicked } from '@onhand/service/ordering/picking/pick-lists'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Says how many units of a line are in the basket. */
export const mark = publicProcedure
  .input(MarkPickedInput)
  .mutation(async ({ ctx, input }) => unwrap(await markPicked(ctx.deps, ctx.actor, input)))
