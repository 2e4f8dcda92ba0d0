import { OrderStepInput } from '@onhand/contract'
import { takeStep } from '@onhand/service/ordering/desk/take-step'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Takes an order on by one step: confirmed, remitted, picking, ready, shipped, delivered. */
export const step = publicProcedure
  .input(OrderStepInput)
  .mutation(async ({ ctx, input }) => unwrap(await takeStep(ctx.deps, ctx.actor, input)))
