import { ListingInput } from '@onhand/contract'
import { browseListing } from '@onhand/service/catalog/browse'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** One page of products with facets. */
export const listing = publicProcedure
  .input(ListingInput)
  .query(async ({ ctx, input }) => unwrap(await browseListing(ctx.deps, input)))
