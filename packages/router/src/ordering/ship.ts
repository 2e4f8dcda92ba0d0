import { ShipOrderInput } from '@onhand/contract'
import { shipOrder } from '@onhand/service/ordering/ship-order'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Marks an order shipped: the date is recorded and the goods leave stock. */
export const ship = publicProcedure
  .input(ShipOrderInput)
  .mutation(async ({ ctx, input }) => unwrap(await shipOrder(ctx.deps, ctx.actor, input)))
