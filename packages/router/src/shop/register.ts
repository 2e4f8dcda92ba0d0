import { RegisterShopInput } from '@onhand/contract/shop'
import { registerShop } from '@onhand/service/shop/register-shop'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Registers a shop for the person who is logged in. It waits for the operator before anyone sees it. */
export const register = publicProcedure
  .input(RegisterShopInput)
  .mutation(async ({ ctx, input }) => unwrap(await registerShop(ctx.deps, ctx.actor, input)))
