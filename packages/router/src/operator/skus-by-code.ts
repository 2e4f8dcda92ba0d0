import { SkusByCodeInput } from '@onhand/contract'
import { skusByCode as skusByCodeService } from '@onhand/service/catalog/skus-by-code'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** SKUs of a vendor by the vendor's own codes. */
export const skusByCode = publicProcedure
  .input(SkusByCodeInput)
  .query(async ({ ctx, input }) => unwrap(await skusByCodeService(ctx.deps, ctx.actor, input)))
