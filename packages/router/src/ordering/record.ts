import { OrderRecordInput } from '@onhand/contract'
import { orderRecord } from '@onhand/service/ordering/order-record'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** All facts of a placed checkout, for the operator and programs. */
export const record = publicProcedure
  .input(OrderRecordInput)
  .query(async ({ ctx, input }) => unwrap(await orderRecord(ctx.deps, ctx.actor, input)))
