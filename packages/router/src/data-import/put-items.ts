import { PutImportItemsInput } from '@onhand/contract'
import { putItems as putItemsService } from '@onhand/service/data-import/put-items'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Takes products of the file; any part may be sent again. */
export const putItems = publicProcedure
  .input(PutImportItemsInput)
  .mutation(async ({ ctx, input }) => unwrap(await putItemsService(ctx.deps, ctx.actor, input)))
