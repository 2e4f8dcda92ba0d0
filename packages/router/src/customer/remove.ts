import { CustomerInput } from '@onhand/contract'
import { removeCustomer } from '@onhand/service/customers/change-customer'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Forgets a record; its orders stay in the books. */
export const remove = publicProcedure
  .input(CustomerInput)
  .mutation(async ({ ctx, input }) => unwrap(await removeCustomer(ctx.deps, ctx.actor, input)))
