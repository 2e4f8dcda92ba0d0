import { ShortPickInput } from '@onhand/contract'
import { shortPick } from '@onhand/service/ordering/picking/short-pick'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Units that are not on the shelf: give back or wait. */
export const short = publicProcedure
  .input(ShortPickInput)
  .mutation(async ({ ctx, input }) => unwrap(await shortPick(ctx.deps, ctx.actor, input)))
