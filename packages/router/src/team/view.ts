import { TeamShopInput } from '@onhand/contract/team'
import { viewTeam as viewTeamService } from '@onhand/service/team/members'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The people of a shop, its own roles, and who was invited. */
export const view = publicProcedure
  .input(TeamShopInput)
  .query(async ({ ctx, input }) => unwrap(await viewTeamService(ctx.deps, ctx.actor, input.vendorId)))
