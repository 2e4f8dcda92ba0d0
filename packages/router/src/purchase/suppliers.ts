import { SuppliersInput } from '@onhand/contract'
import { listSuppliers } from '@onhand/service/purchasing/suppliers'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Suppliers with how they keep their word. */
export const suppliers = publicProcedure
  .input(SuppliersInput)
  .query(async ({ ctx, input }) => unwrap(await listSuppliers(ctx.deps, ctx.actor, input)))
