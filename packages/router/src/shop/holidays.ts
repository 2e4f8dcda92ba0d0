import { HolidaysInput } from '@onhand/contract/shop'
import { suggestHolidays } from '@onhand/service/shop/suggest-holidays'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The public holidays of the next twelve months where a place is. */
export const holidays = publicProcedure
  .input(HolidaysInput)
  .query(async ({ ctx, input }) => unwrap(await suggestHolidays(ctx.deps, ctx.actor, input)))
