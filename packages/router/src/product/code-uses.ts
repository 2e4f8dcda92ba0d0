import { ProductCodesInput } from '@onhand/contract'
import { productCodeUses } from '@onhand/service/catalog/admin/view-product'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Which codes and barcodes other products of the shop have. */
export const codeUses = publicProcedure
  .input(ProductCodesInput)
  .query(async ({ ctx, input }) => unwrap(await productCodeUses(ctx.deps, ctx.actor, input)))
