import { OperatorShopInput } from '@onhand/contract'
import { commissionRates as commissionRatesService } from '@onhand/service/operator/terms'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** A shop's commission rates. */
export const commissionRates = publicProcedure
  .input(OperatorShopInput)
  .query(async ({ ctx, input }) => unwrap(await commissionRatesService(ctx.deps, ctx.actor, input)))
