import { CommissionRateInput } from '@onhand/contract'
import { setCommissionRate as setCommissionRateService } from '@onhand/service/operator/terms'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Sets a shop's commission from an instant on. */
export const setCommissionRate = publicProcedure
  .input(CommissionRateInput)
  .mutation(async ({ ctx, input }) => unwrap(await setCommissionRateService(ctx.deps, ctx.actor, input)))
