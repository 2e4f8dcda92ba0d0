import { BackToBackInput } from '@onhand/contract'
import { listBackToBack } from '@onhand/service/purchasing/back-to-back'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What is sold without stock, and what might be. */
export const backToBack = publicProcedure
  .input(BackToBackInput)
  .query(async ({ ctx, input }) => unwrap(await listBackToBack(ctx.deps, ctx.actor, input)))
