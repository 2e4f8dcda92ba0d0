import { ProductGetInput } from '@onhand/contract'
import { productPictures } from '@onhand/service/catalog/admin/own-pictures'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What became of a product's pictures at other sites. */
export const pictures = publicProcedure
  .input(ProductGetInput)
  .query(async ({ ctx, input }) => unwrap(await productPictures(ctx.deps, ctx.actor, input)))
