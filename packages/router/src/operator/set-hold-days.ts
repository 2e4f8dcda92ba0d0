import { HoldDaysInput } from '@onhand/contract'
import { setHoldDays as setHoldDaysService } from '@onhand/service/operator/terms'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Sets how long a shop's money waits after delivery. */
export const setHoldDays = publicProcedure
  .input(HoldDaysInput)
  .mutation(async ({ ctx, input }) => unwrap(await setHoldDaysService(ctx.deps, ctx.actor, input)))
