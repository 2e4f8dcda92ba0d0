import { OrderStepsInput } from '@onhand/contract'
import { takeSteps } from '@onhand/service/ordering/desk/take-step'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The same step for many orders; the answer says of each what became of it. */
export const steps = publicProcedure
  .input(OrderStepsInput)
  .mutation(async ({ ctx, input }) => unwrap(await takeSteps(ctx.deps, ctx.actor, input)))
