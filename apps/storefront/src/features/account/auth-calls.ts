/** What came of a call to the accounts. `second_factor` asks for a code before the log-in is done. */
export type AuthOutcome = 'ok' | 'second_factor' | 'wrong' | 'taken' | 'too_many' | 'failed'

async function call(path: string, body: Readonly<Record<string, unknown>>): Promise<AuthOutcome> {
  try {
    const response = await fetch(`/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (response.ok) {
      const answer: { twoFactorRedirect?: boolean } | null = await response.json().catch(() => null)
      return answer?.twoFactorRedirect ? 'second_factor' : 'ok'
    }
    if (response.status === 401) return 'wrong'
    if (response.status === 422) return 'taken'
    return response.status === 429 ? 'too_many' : 'failed'
  } catch {
    return 'failed'
  }
}

/** Logs in with a password. */
export function logIn(email: string, password: string): Promise<AuthOutcome> {
  return call('sign-in/email', { email, password })
}

/** The second step of a log-in: six digits are the app's, anything else is a code that was kept. */
export function logInWithCode(code: string): Promise<AuthOutcome> {
  const digits = code.replace(/\s/g, '')
  return call(/^\d{6}$/.test(digits) ? 'two-factor/verify-totp' : 'two-factor/verify-backup-code', { code: digits })
}

/** Opens an account and logs in. Asks for no more than a name, an address and a password. */
export function register(person: {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly callbackURL: string
}): Promise<AuthOutcome> {
  return call('sign-up/email', person)
}

/** Mails a link that logs in once; makes the account when there is none. */
export function sendLoginLink(email: string, callbackURL: string): Promise<AuthOutcome> {
  return call('sign-in/magic-link', { email, callbackURL })
}

/** Logs out on this device. */
export function logOut(): Promise<AuthOutcome> {
  return call('sign-out', {})
}
