/** What the accounts answered: the value, or that it was wrong, or that they could not be reached. */
export type Answer<Value> = { readonly kind: 'ok'; readonly value: Value } | { readonly kind: 'wrong' | 'failed' }

/** A device that is logged in. */
export type Device = {
  readonly token: string
  readonly userAgent: string | null
  readonly createdAt: string
}

type Wire = Readonly<Record<string, unknown>>

async function call<Value>(
  path: string,
  body: Wire | null,
  read: (answer: unknown) => Value | null,
): Promise<Answer<Value>> {
  try {
    const init =
      body === null
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(`/auth/${path}`, init)
    if (!response.ok) return { kind: response.status < 500 && response.status !== 429 ? 'wrong' : 'failed' }
    const value = read(await response.json())
    return value === null ? { kind: 'failed' } : { kind: 'ok', value }
  } catch {
    return { kind: 'failed' }
  }
}

const isWire = (value: unknown): value is Wire => typeof value === 'object' && value !== null
const nothing = () => true

/** Begins: the address that an authenticator app takes, and the codes to keep. On only after the first code. */
export function beginTwoFactor(password: string) {
  return call('two-factor/enable', { password }, (answer) =>
    isWire(answer) && typeof answer['totpURI'] === 'string' && Array.isArray(answer['backupCodes'])
      ? { uri: answer['totpURI'], backupCodes: answer['backupCodes'].map(String) }
      : null,
  )
}

/** Turns it on with the first code. */
export function confirmTwoFactor(code: string) {
  return call('two-factor/verify-totp', { code }, nothing)
}

/** Turns it off. */
export function endTwoFactor(password: string) {
  return call('two-factor/disable', { password }, nothing)
}

/** Whether this account logs in in two steps, and with which session this page was opened. */
export function fetchAccount() {
  return call('get-session', null, (answer) => {
    if (!isWire(answer) || !isWire(answer['user']) || !isWire(answer['session'])) return null
    return { hasTwoFactor: answer['user']['twoFactorEnabled'] === true, token: String(answer['session']['token']) }
  })
}

/** Where the account is logged in. */
export function fetchDevices() {
  return call('list-sessions', null, (answer) =>
    Array.isArray(answer)
      ? answer.filter(isWire).map(
          (one): Device => ({
            token: String(one['token']),
            userAgent: typeof one['userAgent'] === 'string' ? one['userAgent'] : null,
            createdAt: String(one['createdAt']),
          }),
        )
      : null,
  )
}

/** Logs out there. */
export function endDevice(token: string) {
  return call('revoke-session', { token }, nothing)
}

/** Logs out everywhere but here. */
export function endOtherDevices() {
  return call('revoke-other-sessions', {}, nothing)
}
