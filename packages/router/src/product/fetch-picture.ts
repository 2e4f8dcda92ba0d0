import { ProductPictureInput } from '@onhand/contract'
import { fetchPictureAgain } from '@onhand/service/catalog/admin/own-pictures'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Asks once more for a picture that could not be had. */
export const fetchPicture = publicProcedure
  .input(ProductPictureInput)
  .mutation(async ({ ctx, input }) => unwrap(await fetchPictureAgain(ctx.deps, ctx.actor, input)))
