import { StepPurchaseInput } from '@onhand/contract'
import { stepPurchase } from '@onhand/service/purchasing/purchases'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Sends a draft, cancels it, or closes an order. */
export const step = publicProcedure
  .input(StepPurchaseInput)
  .mutation(async ({ ctx, input }) => unwrap(await stepPurchase(ctx.deps, ctx.actor, input)))
