/** What came of a call to the accounts. `second_factor` asks for a code before the log-in is done. */
export type AuthOutcome = 'ok' | 'second_factor' | 'wrong' | 'too_many' | 'failed'

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
    return response.status === 429 ? 'too_many' : 'failed'
  } catch {
    return 'failed'
  }
}

/** Logs in with a password. */
export function logIn(email: string, password: string): Promise<AuthOutcome> {
  return call('sign-in/email', { email, password })
}

/** Mails a link that logs in once. */
export function sendLoginLink(email: string, callbackURL: string): Promise<AuthOutcome> {
  return call('sign-in/magic-link', { email, callbackURL })
}

/** Logs out on this device. */
export function logOut(): Promise<AuthOutcome> {
  return call('sign-out', {})
}

/** The second step of a log-in: a code of the app, or one of the codes that were kept. */
export function logInWithCode(code: string, kind: 'app' | 'kept'): Promise<AuthOutcome> {
  return call(kind === 'app' ? 'two-factor/verify-totp' : 'two-factor/verify-backup-code', { code })
}
