import { myShops } from '@onhand/service/identity/my-shops'
import { publicProcedure } from '../trpc.ts'

/** Who is signed in and in which shops they work, for the dashboard's frame. Nobody gets an empty answer. */
export const memberships = publicProcedure.query(async ({ ctx: { actor, deps } }) => ({
  person:
    actor.kind === 'person'
      ? { personId: actor.personId, name: actor.name ?? '', email: actor.email, isOperator: actor.isOperator }
      : null,
  memberships: await myShops(deps, actor),
}))
