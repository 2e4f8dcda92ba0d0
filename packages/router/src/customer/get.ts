import { CustomerInput } from '@onhand/contract'
import { getCustomer } from '@onhand/service/customers/customers'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** One customer with history and sums. */
export const get = publicProcedure
  .input(CustomerInput)
  .query(async ({ ctx, input }) => unwrap(await getCustomer(ctx.deps, ctx.actor, input)))
