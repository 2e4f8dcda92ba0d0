import { SaveSupplierAccountInput } from '@onhand/contract'
import { saveSupplierAccount as saveSupplierAccountOf } from '@onhand/service/purchasing/suppliers'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Where a supplier's money goes. */
export const saveSupplierAccount = publicProcedure
  .input(SaveSupplierAccountInput)
  .mutation(async ({ ctx, input }) => unwrap(await saveSupplierAccountOf(ctx.deps, ctx.actor, input)))
