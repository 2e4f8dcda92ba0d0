import { TeamDeleteRoleInput } from '@onhand/contract/team'
import { deleteRole as deleteRoleService } from '@onhand/service/team/roles'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Deletes a role that nobody has. */
export const deleteRole = publicProcedure
  .input(TeamDeleteRoleInput)
  .mutation(async ({ ctx, input }) => unwrap(await deleteRoleService(ctx.deps, ctx.actor, input)))
