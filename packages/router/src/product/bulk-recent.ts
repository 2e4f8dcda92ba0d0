import { ProductShopInput } from '@onhand/contract'
import { recentBulkEdits } from '@onhand/service/catalog/admin/bulk-edit'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** A shop's latest bulk edits and how far they are. */
export const bulkRecent = publicProcedure
  .input(ProductShopInput)
  .query(async ({ ctx, input }) => unwrap(await recentBulkEdits(ctx.deps, ctx.actor, input)))
