import type { MiddlewareHandler } from 'hono'
import { csrf } from 'hono/csrf'
import { NONCE, secureHeaders, type SecureHeadersVariables } from 'hono/secure-headers'
import type { Env } from '../env.ts'

/** What a page's handlers get. */
export type PageEnv = { Bindings: Env; Variables: SecureHeadersVariables }

const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: [NONCE],
    styleSrc: [NONCE],
    imgSrc: ['data:'],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  // "no-referrer" would make a form's Origin "null", and the check below needs it.
  referrerPolicy: 'same-origin',
  strictTransportSecurity: false,
})

/** The security headers of every page: own script and style by nonce, never framed, never cached. */
export const pageHeaders: MiddlewareHandler<PageEnv> = async (c, next) => {
  c.header('cache-control', 'no-store')
  return headers(c, next)
}

/** Refuses forms that another site sends in a visitor's name. */
export const ownForms: MiddlewareHandler<PageEnv> = csrf({
  origin: (origin, c) => origin === new URL(c.req.url).origin || origin === new URL(c.env.CARRIER_URL).origin,
})

/** The nonce of this response's style and script. */
export function nonceOf(c: { get(key: 'secureHeadersNonce'): string | undefined }): string {
  return c.get('secureHeadersNonce') ?? ''
}
