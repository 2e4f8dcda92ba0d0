import { TeamSaveRoleInput } from '@onhand/contract/team'
import { saveRole as saveRoleService } from '@onhand/service/team/roles'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Creates or changes a role of the shop's own. */
export const saveRole = publicProcedure
  .input(TeamSaveRoleInput)
  .mutation(async ({ ctx, input }) => unwrap(await saveRoleService(ctx.deps, ctx.actor, input)))
