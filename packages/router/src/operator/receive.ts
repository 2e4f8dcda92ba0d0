import { ReceiveInput } from '@onhand/contract'
import { receiveStock } from '@onhand/service/inventory/receive-stock'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Receives goods of one SKU. */
export const receive = publicProcedure
  .input(ReceiveInput)
  .mutation(async ({ ctx, input }) => unwrap(await receiveStock(ctx.deps, ctx.actor, input)))
