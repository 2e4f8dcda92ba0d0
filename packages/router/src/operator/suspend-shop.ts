import { SuspendShopInput } from '@onhand/contract'
import { suspendShop as suspendShopService } from '@onhand/service/operator/shops'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Closes a shop. */
export const suspendShop = publicProcedure
  .input(SuspendShopInput)
  .mutation(async ({ ctx, input }) => unwrap(await suspendShopService(ctx.deps, ctx.actor, input)))
