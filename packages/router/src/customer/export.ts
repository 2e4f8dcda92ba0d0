import { CustomerInput } from '@onhand/contract'
import { exportCustomer } from '@onhand/service/customers/change-customer'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Everything a shop knows of one buyer; that it was asked for is kept. */
export const exportRecord = publicProcedure
  .input(CustomerInput)
  .mutation(async ({ ctx, input }) => unwrap(await exportCustomer(ctx.deps, ctx.actor, input)))
