import { OperatorShopInput } from '@onhand/contract'
import { reopenShop as reopenShopService } from '@onhand/service/operator/shops'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Opens a suspended shop again. */
export const reopenShop = publicProcedure
  .input(OperatorShopInput)
  .mutation(async ({ ctx, input }) => unwrap(await reopenShopService(ctx.deps, ctx.actor, input)))
