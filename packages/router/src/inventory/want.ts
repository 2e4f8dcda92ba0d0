import { WantInput } from '@onhand/contract'
import { wantGoods } from '@onhand/service/inventory/want-goods'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Tells a shop that somebody wants what it does not have. */
export const want = publicProcedure
  .input(WantInput)
  .mutation(async ({ ctx, input }) => unwrap(await wantGoods(ctx.deps, ctx.actor, input)))
