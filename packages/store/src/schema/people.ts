import type { Dialect } from './dialect.ts'

/** People: better-auth's own tables (its names, its kinds), and addresses used before. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of declarations, read table by table.
export function peopleTables(d: Dialect) {
  const user = d.table(
    'user',
    {
      id: d.text('id').primaryKey(),
      name: d.text('name').notNull(),
      email: d.text('email').notNull(),
      emailVerified: d.authFlag('emailVerified').notNull(),
      image: d.text('image'),
      createdAt: d.authDate('createdAt').notNull(),
      updatedAt: d.authDate('updatedAt').notNull(),
      isOperator: d.authFlag('isOperator'),
      twoFactorEnabled: d.authFlag('twoFactorEnabled'),
    },
    (t) => [d.uniqueIndex('user_email').on(t.email)],
  )

  const session = d.table(
    'session',
    {
      id: d.text('id').primaryKey(),
      expiresAt: d.authDate('expiresAt').notNull(),
      token: d.text('token').notNull(),
      createdAt: d.authDate('createdAt').notNull(),
      updatedAt: d.authDate('updatedAt').notNull(),
      ipAddress: d.text('ipAddress'),
      userAgent: d.text('userAgent'),
      hasSecondFactor: d.authFlag('hasSecondFactor'),
      userId: d
        .text('userId')
        .notNull()
        .references(() => user.id, { onDelete: 'cascade' }),
    },
    (t) => [
      // Every signed-in request finds its session by token.
      d.uniqueIndex('session_token').on(t.token),
      d.index('session_user').on(t.userId),
    ],
  )

  const account = d.table(
    'account',
    {
      id: d.text('id').primaryKey(),
      accountId: d.text('accountId').notNull(),
      providerId: d.text('providerId').notNull(),
      userId: d
        .text('userId')
        .notNull()
        .references(() => user.id, { onDelete: 'cascade' }),
      accessToken: d.text('accessToken'),
      refreshToken: d.text('refreshToken'),
      idToken: d.text('idToken'),
      accessTokenExpiresAt: d.authDate('accessTokenExpiresAt'),
      refreshTokenExpiresAt: d.authDate('refreshTokenExpiresAt'),
      scope: d.text('scope'),
      password: d.text('password'),
      createdAt: d.authDate('createdAt').notNull(),
      updatedAt: d.authDate('updatedAt').notNull(),
    },
    (t) => [
      // Logging in reads a person's ways to log in.
      d.index('account_user').on(t.userId),
    ],
  )

  const verification = d.table(
    'verification',
    {
      id: d.text('id').primaryKey(),
      identifier: d.text('identifier').notNull(),
      value: d.text('value').notNull(),
      expiresAt: d.authDate('expiresAt').notNull(),
      createdAt: d.authDate('createdAt').notNull(),
      updatedAt: d.authDate('updatedAt').notNull(),
    },
    (t) => [
      // A magic link is looked up by what it carries.
      d.index('verification_identifier').on(t.identifier),
    ],
  )

  const twoFactor = d.table(
    'twoFactor',
    {
      id: d.text('id').primaryKey(),
      secret: d.text('secret').notNull(),
      backupCodes: d.text('backupCodes').notNull(),
      userId: d
        .text('userId')
        .notNull()
        .references(() => user.id, { onDelete: 'cascade' }),
      verified: d.authFlag('verified'),
      failedVerificationCount: d.int('failedVerificationCount'),
      lockedUntil: d.authDate('lockedUntil'),
    },
    (t) => [
      // Logging in with a code reads a person's secret.
      d.index('two_factor_user').on(t.userId),
    ],
  )

  const rateLimit = d.table(
    'rateLimit',
    {
      id: d.text('id').primaryKey(),
      key: d.text('key').notNull(),
      count: d.int('count').notNull(),
      lastRequest: d.big('lastRequest').notNull(),
    },
    (t) => [d.uniqueIndex('rate_limit_key').on(t.key)],
  )

  const address = d.table(
    'address',
    {
      id: d.text('id').primaryKey(),
      personId: d.text('person_id').notNull(),
      name: d.text('name').notNull(),
      line1: d.text('line1').notNull(),
      line2: d.text('line2').notNull(),
      city: d.text('city').notNull(),
      region: d.text('region').notNull(),
      postcode: d.text('postcode').notNull(),
      country: d.text('country').notNull(),
      phone: d.text('phone').notNull(),
      latitude: d.real('latitude'),
      longitude: d.real('longitude'),
      usedAtMs: d.big('used_at_ms').notNull(),
    },
    (t) => [
      // Completion in the checkout: a person's addresses, last used first.
      d.index('address_person').on(t.personId, t.usedAtMs),
    ],
  )

  return { user, session, account, verification, twoFactor, rateLimit, address }
}
