import { TeamRemoveInput } from '@onhand/contract/team'
import { removeMember as removeMemberService } from '@onhand/service/team/members'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Takes somebody off the team, or leaves it. */
export const remove = publicProcedure
  .input(TeamRemoveInput)
  .mutation(async ({ ctx, input }) => unwrap(await removeMemberService(ctx.deps, ctx.actor, input)))
