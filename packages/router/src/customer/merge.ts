import { MergeCustomersInput } from '@onhand/contract'
import { mergeCustomerRecords } from '@onhand/service/customers/change-customer'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Makes two records one. */
export const merge = publicProcedure
  .input(MergeCustomersInput)
  .mutation(async ({ ctx, input }) => unwrap(await mergeCustomerRecords(ctx.deps, ctx.actor, input)))
