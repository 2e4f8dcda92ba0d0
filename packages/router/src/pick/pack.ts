import { PackOrderInput } from '@onhand/contract'
import { packOrder } from '@onhand/service/ordering/picking/pack-order'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Everything of an order is in its parcel. */
export const pack = publicProcedure
  .input(PackOrderInput)
  .mutation(async ({ ctx, input }) => unwrap(await packOrder(ctx.deps, ctx.actor, input)))
