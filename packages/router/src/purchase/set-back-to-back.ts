import { SetBackToBackInput } from '@onhand/contract'
import { setBackToBack as setBackToBackOf } from '@onhand/service/purchasing/back-to-back'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Sells a SKU without stock, or ends that. */
export const setBackToBack = publicProcedure
  .input(SetBackToBackInput)
  .mutation(async ({ ctx, input }) => unwrap(await setBackToBackOf(ctx.deps, ctx.actor, input)))
