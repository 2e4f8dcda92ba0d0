import type { Actor } from '@onhand/domain/identity/actor'
import type { ServiceDeps } from '@onhand/service/deps'
import { initTRPC } from '@trpc/server'
import { z } from 'zod'
import { DomainRefusal } from './unwrap.ts'

/** What every procedure gets: who asks, and the ports. Made per request by the Worker. */
export type RouterContext = { readonly actor: Actor; readonly deps: ServiceDeps }

const t = initTRPC.context<RouterContext>().create({
  errorFormatter({ shape, error }) {
    const { stack: _stack, ...data } = shape.data
    const cause = error.cause
    return {
      ...shape,
      message:
        error.code === 'INTERNAL_SERVER_ERROR'
          ? 'Something went wrong on our side. Nothing was changed twice; try again.'
          : cause instanceof z.ZodError
            ? fieldMessage(cause)
            : shape.message,
      data: {
        ...data,
        /** The refusal as data: `{ code, …facts }`. Wording is the page's. */
        domainError: cause instanceof DomainRefusal ? cause.refusal : null,
        /** Which fields were wrong and what would be right. */
        fields:
          cause instanceof z.ZodError
            ? cause.issues.flatMap((issue) => fieldsOf(issue).map((field) => ({ field, message: issue.message })))
            : null,
      },
    }
  },
})

function fieldMessage(error: z.ZodError): string {
  return error.issues.map((issue) => `${fieldsOf(issue).join(', ') || 'input'}: ${issue.message}`).join('; ')
}

/** The fields an issue is about. A key too many is named itself, not the object that it was found in. */
function fieldsOf(issue: z.core.$ZodIssue): string[] {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : []
  return keys.length > 0 ? keys.map((key) => [...issue.path, key].join('.')) : [issue.path.join('.')]
}

export const router = t.router
export const createCallerFactory = t.createCallerFactory
/** Any caller; the service decides what this actor may do. */
export const publicProcedure = t.procedure
