import { ShopInput } from '@onhand/contract'
import { viewShop } from '@onhand/service/catalog/browse'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** A shop's public page. */
export const shop = publicProcedure
  .input(ShopInput)
  .query(async ({ ctx, input }) => unwrap(await viewShop(ctx.deps, input.locale, input.slug)))
