import { ShopInput } from '@onhand/contract/shop'
import { submitShop } from '@onhand/service/shop/submit-shop'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Puts a shop before the operator, once its checklist is done. */
export const submit = publicProcedure
  .input(ShopInput)
  .mutation(async ({ ctx, input }) => unwrap(await submitShop(ctx.deps, ctx.actor, input)))
