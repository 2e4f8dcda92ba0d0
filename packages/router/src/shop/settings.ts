import { ShopInput } from '@onhand/contract/shop'
import { shopSettings } from '@onhand/service/shop/shop-settings'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** All settings of a shop, its state and its checklist. */
export const settings = publicProcedure
  .input(ShopInput)
  .query(async ({ ctx, input }) => unwrap(await shopSettings(ctx.deps, ctx.actor, input)))
