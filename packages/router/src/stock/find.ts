import { FindSkuInput } from '@onhand/contract'
import { findSku } from '@onhand/service/stock/find-sku'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The SKUs behind a scanned or typed code. */
export const find = publicProcedure
  .input(FindSkuInput)
  .query(async ({ ctx, input }) => unwrap(await findSku(ctx.deps, ctx.actor, input)))
