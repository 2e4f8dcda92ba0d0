import { SaveSupplierInput } from '@onhand/contract'
import { saveSupplier as saveSupplierOf } from '@onhand/service/purchasing/suppliers'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Makes a supplier or changes its terms. */
export const saveSupplier = publicProcedure
  .input(SaveSupplierInput)
  .mutation(async ({ ctx, input }) => unwrap(await saveSupplierOf(ctx.deps, ctx.actor, input)))
