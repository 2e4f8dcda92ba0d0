import { CustomerListInput } from '@onhand/contract'
import { listCustomers } from '@onhand/service/customers/customers'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** A page of a shop’s customers. */
export const list = publicProcedure
  .input(CustomerListInput)
  .query(async ({ ctx, input }) => unwrap(await listCustomers(ctx.deps, ctx.actor, input)))
