import { TeamShopInput } from '@onhand/contract/team'
import { listKeys as listKeysService } from '@onhand/service/team/keys'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The keys of a shop, without what they open. */
export const keys = publicProcedure
  .input(TeamShopInput)
  .query(async ({ ctx, input }) => unwrap(await listKeysService(ctx.deps, ctx.actor, input.vendorId)))
