import { ChecksInput } from '@onhand/contract'
import { checkStock } from '@onhand/service/inventory/check-stock'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** One page of the proof that stock keepers and projection agree. */
export const stockCheck = publicProcedure
  .input(ChecksInput)
  .query(async ({ ctx, input }) => unwrap(await checkStock(ctx.deps, ctx.actor, input)))
