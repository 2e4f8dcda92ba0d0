import { LOCALES, type Locale } from '@onhand/domain/catalog/views'
import { makeId } from '@onhand/domain/ids'
import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins/magic-link'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { Pool } from 'pg'
import type { Env } from './env.ts'

/** Links in mails are good for this long. */
const LINK_SECONDS = 900

/**
 * Accounts and sessions (better-auth). Made per request: an instance shared by requests hangs when the one that started it is aborted.
 * `close` gives the database connection back; call it when the answer is made.
 */
export function makeAuth(env: Env): {
  readonly auth: ReturnType<typeof configure>
  readonly close: () => Promise<void>
} {
  const pool =
    env.DB_ENGINE === 'postgres' && env.HYPERDRIVE
      ? new Pool({ connectionString: env.HYPERDRIVE.connectionString, max: 1 })
      : null
  return { auth: configure(env, pool ?? env.DB), close: async () => pool?.end() }
}

function configure(env: Env, database: Pool | D1Database) {
  const send = async (kind: 'magic_link' | 'verify_email' | 'reset_password', to: string, url: string) => {
    const id = `auth:${kind}:${await fingerprint(url)}`
    await env.EMAIL_QUEUE.send({ type: 'auth.mail', version: 1, id, kind, to, url, locale: localeOf(url) })
  }
  return betterAuth({
    appName: 'Onhand',
    baseURL: env.SHOP_URL,
    basePath: '/auth',
    secret: env.AUTH_SECRET,
    database,
    trustedOrigins: [env.SHOP_URL],
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      sendResetPassword: ({ user, url }) => send('reset_password', user.email, url),
    },
    emailVerification: {
      sendOnSignUp: true,
      expiresIn: 86_400,
      sendVerificationEmail: ({ user, url }) => send('verify_email', user.email, url),
    },
    plugins: [
      twoFactor({ issuer: 'Onhand' }),
      magicLink({
        expiresIn: LINK_SECONDS,
        storeToken: 'hashed',
        sendMagicLink: ({ email, url }) => send('magic_link', email, url),
      }),
    ],
    user: { additionalFields: { isOperator: { type: 'boolean', required: false, defaultValue: false, input: false } } },
    session: {
      expiresIn: 30 * 86_400,
      updateAge: 86_400,
      additionalFields: { hasSecondFactor: { type: 'boolean', required: false, defaultValue: false, input: false } },
    },
    databaseHooks: {
      session: {
        create: {
          // A link in a mail logs in without a code: such a session must not pass for one that had it.
          before: async (session, context) => ({
            data: { ...session, hasSecondFactor: context?.path?.startsWith('/two-factor/verify-') ?? false },
          }),
        },
      },
    },
    rateLimit: { enabled: true, storage: 'database', window: 60, max: 60 },
    advanced: {
      cookiePrefix: 'onhand',
      useSecureCookies: env.SHOP_URL.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: ['cf-connecting-ip'] },
      database: {
        generateId: ({ model }) =>
          model === 'user' ? makeId('person', crypto.getRandomValues(new Uint8Array(16))) : crypto.randomUUID(),
      },
    },
  })
}

/** The language of the page the link leads back to: the first segment of its callback. */
function localeOf(url: string): Locale {
  const callback = new URL(url).searchParams.get('callbackURL') ?? ''
  const path = callback.startsWith('http') ? new URL(callback).pathname : callback
  return LOCALES.find((locale) => path.split('/')[1] === locale) ?? 'en'
}

async function fingerprint(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest).slice(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
