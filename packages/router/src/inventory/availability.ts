import { AvailabilityInput } from '@onhand/contract'
import { availability as availabilityOf } from '@onhand/service/inventory/availability'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Exact live stock of up to sixty SKUs; never cached. */
export const availability = publicProcedure
  .input(AvailabilityInput)
  .query(async ({ ctx, input }) => unwrap(await availabilityOf(ctx.deps, input.skuIds)))
