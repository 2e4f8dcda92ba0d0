import { publicProcedure } from '../trpc.ts'

/** The signed-in person, or null. */
export const me = publicProcedure.query(({ ctx }) =>
  ctx.actor.kind === 'person'
    ? {
        person: {
          email: ctx.actor.email,
          isEmailVerified: ctx.actor.isEmailVerified,
          isOperator: ctx.actor.isOperator,
        },
      }
    : { person: null },
)
