import { TeamChangeRoleInput } from '@onhand/contract/team'
import { changeMemberRole as changeMemberRoleService } from '@onhand/service/team/members'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Gives a member another role. */
export const changeRole = publicProcedure
  .input(TeamChangeRoleInput)
  .mutation(async ({ ctx, input }) => unwrap(await changeMemberRoleService(ctx.deps, ctx.actor, input)))
