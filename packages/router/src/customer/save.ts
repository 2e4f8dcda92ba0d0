import { SaveCustomerInput } from '@onhand/contract'
import { saveCustomer } from '@onhand/service/customers/change-customer'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Writes a record, new or known. */
export const save = publicProcedure
  .input(SaveCustomerInput)
  .mutation(async ({ ctx, input }) => unwrap(await saveCustomer(ctx.deps, ctx.actor, input)))
