import { Webhook } from 'standardwebhooks'
import type { Checked } from './result.ts'
import { equalInConstantTime } from './bearer.ts'

/** How far a sender's clock may be from ours, both ways: the window in which a receiver must remember message ids. */
export const SIGNATURE_TOLERANCE_MS = 5 * 60 * 1000

const TIMESTAMP = /^\d{1,12}$/
// A colon or a dot would be signed as well, but an id is also a key in tables and logs: keep it to what ids look like.
const MESSAGE_ID = /^[\w:-]{1,200}$/

/** What is signed: the exact bytes that travel, as text. */
export type SignRequest = {
  /** `whsec_…` (base64), several with spaces between while it is being changed. One that does not decode throws: it is our own configuration. */
  secret: string
  /** The message id. The same on every attempt of one delivery. */
  id: string
  nowMs: number
  body: string
}

/** The three headers of Standard Webhooks. */
export type SignatureHeaders = {
  'webhook-id': string
  'webhook-timestamp': string
  'webhook-signature': string
}

/**
 * The secrets in a setting: one, or several with spaces between while one is being changed. What is sent is signed with each of them, and what comes
 * is accepted under any [SIG-7]; so the two sides may change their settings one after the other, with old and new in both meanwhile.
 */
export function secretsOf(setting: string): readonly string[] {
  return setting.split(/\s+/).filter((secret) => secret !== '')
}

/** Signs `id.timestamp.body` after Standard Webhooks [SIG-1], under each secret of the setting [SIG-7]. */
export function signRequest(request: SignRequest): SignatureHeaders {
  const timestampSeconds = Math.floor(request.nowMs / 1000)
  const signatures = secretsOf(request.secret).map((secret) =>
    webhook(secret).sign(request.id, new Date(timestampSeconds * 1000), request.body),
  )
  if (signatures.length === 0) throw new Error('there is no secret to sign with')
  return {
    'webhook-id': request.id,
    'webhook-timestamp': String(timestampSeconds),
    'webhook-signature': signatures.join(' '),
  }
}

/** Anything that has headers by name: `Headers`, or a lower-case record. */
export type HeaderSource = Headers | Readonly<Record<string, string | undefined>>

/** What a receiver knows after a good signature. It must still refuse a `messageId` that it has processed. */
export type VerifiedMessage = { messageId: string; timestampMs: number }

/** Why a message is not accepted. */
export type SignatureRefusal = { code: 'signature_missing' | 'signature_invalid' | 'timestamp_out_of_range' }

/** What is verified: `secrets` are settings, each of one or several secrets; any of them may have signed. */
export type VerifyRequest = { secrets: readonly string[]; headers: HeaderSource; body: string; nowMs: number }

/**
 * Checks a signature and its age [SIG-2] [SIG-3]. Reads no clock and remembers nothing: replay is refused by the receiver,
 * which stores `messageId` with its change.
 */
export function verifySignature(request: VerifyRequest): Checked<VerifiedMessage, SignatureRefusal> {
  const messageId = header(request.headers, 'webhook-id')
  const timestamp = header(request.headers, 'webhook-timestamp')
  const signatures = header(request.headers, 'webhook-signature')
  if (!messageId || !timestamp || !signatures) return refused('signature_missing')
  if (!TIMESTAMP.test(timestamp) || !MESSAGE_ID.test(messageId)) return refused('signature_invalid')
  const timestampMs = Number(timestamp) * 1000
  if (!isSignedByAny(request, { messageId, timestampMs, signatures })) return refused('signature_invalid')
  if (Math.abs(request.nowMs - timestampMs) > SIGNATURE_TOLERANCE_MS) return refused('timestamp_out_of_range')
  return { ok: true, value: { messageId, timestampMs } }
}

function isSignedByAny(
  request: VerifyRequest,
  message: { messageId: string; timestampMs: number; signatures: string },
): boolean {
  const given = message.signatures.split(' ').filter((signature) => signature.startsWith('v1,'))
  return request.secrets.flatMap(secretsOf).some((secret) => {
    const expected = webhook(secret).sign(message.messageId, new Date(message.timestampMs), request.body)
    return given.some((signature) => equalInConstantTime(signature, expected))
  })
}

// Decoding a secret costs more than a lookup; a process knows a handful of them.
const webhooks = new Map<string, Webhook>()

function webhook(secret: string): Webhook {
  const known = webhooks.get(secret)
  if (known) return known
  const made = new Webhook(secret)
  webhooks.set(secret, made)
  return made
}

function header(headers: HeaderSource, name: string): string | null {
  return (headers instanceof Headers ? headers.get(name) : headers[name]) ?? null
}

function refused(code: SignatureRefusal['code']): { ok: false; error: SignatureRefusal } {
  return { ok: false, error: { code } }
}
