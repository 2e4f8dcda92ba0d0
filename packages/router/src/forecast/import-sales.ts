import { ImportSalesInput } from '@onhand/contract'
import { importSales as importSalesOf } from '@onhand/service/forecasting/import-sales'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What a shop sold before it sold here. */
export const importSales = publicProcedure
  .input(ImportSalesInput)
  .mutation(async ({ ctx, input }) => unwrap(await importSalesOf(ctx.deps, ctx.actor, input)))
