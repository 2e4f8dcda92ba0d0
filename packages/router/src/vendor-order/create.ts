import { CreateManualOrderInput } from '@onhand/contract'
import { createManualOrder } from '@onhand/service/ordering/desk/create-manual-order'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** An order typed in by the seller, paid by remittance. */
export const create = publicProcedure
  .input(CreateManualOrderInput)
  .mutation(async ({ ctx, input }) => unwrap(await createManualOrder(ctx.deps, ctx.actor, input)))
