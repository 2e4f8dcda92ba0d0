import { ProductShopInput } from '@onhand/contract'
import { productTags } from '@onhand/service/catalog/admin/list-products'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The words a shop's products are tagged with. */
export const tags = publicProcedure
  .input(ProductShopInput)
  .query(async ({ ctx, input }) => unwrap(await productTags(ctx.deps, ctx.actor, input)))
