import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { hasBearer } from './bearer.ts'
import { type HeaderSource, SIGNATURE_TOLERANCE_MS, signRequest, verifySignature } from './signature.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const OTHER_SECRET = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'
const NOW_MS = 1_700_000_000_000
const BODY = '{"type":"payment.captured"}'
const VECTORS = resolve(import.meta.dirname, '../../../../shared/external/standard-webhooks/vectors.json')

type Vector = { secret: string; id: string; timestamp: number; payload: string; signature: string }

const signed = () => signRequest({ secret: SECRET, id: 'msg_1', nowMs: NOW_MS, body: BODY })
const verify = (change: Partial<Parameters<typeof verifySignature>[0]>) =>
  verifySignature({ secrets: [SECRET], headers: signed(), body: BODY, nowMs: NOW_MS, ...change })

describe('signRequest', () => {
  it('[SIG-1] signs the vector of the Standard Webhooks project', () => {
    const headers = signRequest({
      secret: SECRET,
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      nowMs: 1_614_265_330_999,
      body: '{"test": 2432232314}',
    })
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
  })

  it.runIf(existsSync(VECTORS))(
    '[SIG-1] signs and verifies every shared vector (needs ../shared/external/standard-webhooks)',
    () => {
      const vectors: Vector[] = JSON.parse(readFileSync(VECTORS, 'utf8'))
      expect(vectors.length).toBeGreaterThan(0)
      for (const { secret, id, timestamp, payload, signature } of vectors) {
        const headers = signRequest({ secret, id, nowMs: timestamp * 1000, body: payload })
        expect(headers['webhook-signature']).toBe(signature)
        expect(verifySignature({ secrets: [secret], headers, body: payload, nowMs: timestamp * 1000 })).toEqual({
          ok: true,
          value: { messageId: id, timestampMs: timestamp * 1000 },
        })
      }
    },
  )

  it('[SIG-1] is accepted by the reference implementation at the present time', () => {
    const headers = signRequest({ secret: SECRET, id: 'msg_now', nowMs: Date.now(), body: BODY })
    expect(new Webhook(SECRET).verify(BODY, headers)).toEqual({ type: 'payment.captured' })
  })
})

describe('verifySignature', () => {
  it('[SIG-2] accepts what was signed, from Headers as well as from a record', () => {
    const accepted = { ok: true, value: { messageId: 'msg_1', timestampMs: NOW_MS } }
    expect(verify({})).toEqual(accepted)
    expect(verify({ headers: new Headers(signed()) })).toEqual(accepted)
  })

  it('[SIG-7] signs under each secret of a setting, and accepts any of a setting', () => {
    const sending = (secret: string) => signRequest({ secret, id: 'msg_1', nowMs: NOW_MS, body: BODY })
    const accepts = (setting: string, headers: HeaderSource) => verify({ secrets: [setting], headers }).ok
    // The receiver learns the next secret, then the sender changes, then the receiver forgets the former; or the sender begins.
    for (const setting of [SECRET, `${OTHER_SECRET} ${SECRET}`]) expect(accepts(setting, sending(SECRET))).toBe(true)
    for (const setting of [OTHER_SECRET, ` ${SECRET}  ${OTHER_SECRET} `])
      expect(accepts(setting, sending(OTHER_SECRET))).toBe(true)
    for (const setting of [SECRET, OTHER_SECRET])
      expect(accepts(setting, sending(`${OTHER_SECRET} ${SECRET}`))).toBe(true)
    expect(accepts(OTHER_SECRET, sending(SECRET))).toBe(false)
    expect(() => sending(' ')).toThrow('no secret')
    expect(accepts(' ', sending(SECRET))).toBe(false)
  })

  it('[SIG-2] accepts any of several secrets and any of several signatures, for rotation', () => {
    const headers = { ...signed(), 'webhook-signature': `v1,AAAA v2,x ${signed()['webhook-signature']}` }
    expect(verify({ secrets: [OTHER_SECRET, SECRET], headers }).ok).toBe(true)
  })

  it.each([
    ['body', { body: `${BODY} ` }],
    ['id', { headers: { ...signed(), 'webhook-id': 'msg_2' } }],
    ['timestamp', { headers: { ...signed(), 'webhook-timestamp': '1700000001' } }],
    ['signature', { headers: { ...signed(), 'webhook-signature': 'v1,AAAA' } }],
    [
      'signature version',
      { headers: { ...signed(), 'webhook-signature': signed()['webhook-signature'].replace('v1', 'v2') } },
    ],
    ['secret', { secrets: [OTHER_SECRET] }],
    ['timestamp that is no number', { headers: { ...signed(), 'webhook-timestamp': '1700000000 ' } }],
    ['id that is no id', { headers: { ...signed(), 'webhook-id': 'a.b' } }],
  ])('[SIG-2] refuses a changed %s', (_what, change) => {
    expect(verify(change)).toEqual({ ok: false, error: { code: 'signature_invalid' } })
  })

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('[SIG-2] refuses a message without %s', (name) => {
    expect(verify({ headers: { ...signed(), [name]: undefined } })).toEqual({
      ok: false,
      error: { code: 'signature_missing' },
    })
  })

  it('[SIG-3] accepts a message five minutes old or early, and not a millisecond more', () => {
    for (const sign of [1, -1]) {
      expect(verify({ nowMs: NOW_MS + sign * SIGNATURE_TOLERANCE_MS }).ok).toBe(true)
      expect(verify({ nowMs: NOW_MS + sign * (SIGNATURE_TOLERANCE_MS + 1) })).toEqual({
        ok: false,
        error: { code: 'timestamp_out_of_range' },
      })
    }
  })

  it('[SIG-2] accepts every text that was signed and no other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (body, other) => {
        const headers = signRequest({ secret: SECRET, id: 'msg_p', nowMs: NOW_MS, body })
        expect(verifySignature({ secrets: [SECRET], headers, body, nowMs: NOW_MS }).ok).toBe(true)
        expect(verifySignature({ secrets: [SECRET], headers, body: other, nowMs: NOW_MS }).ok).toBe(other === body)
      }),
    )
  })
})

describe('hasBearer', () => {
  it('[SIG-4] accepts the exact key only, and never an empty one', () => {
    expect(hasBearer('Bearer key-1', 'key-1')).toBe(true)
    expect(hasBearer('Bearer key-2', 'key-1')).toBe(false)
    expect(hasBearer('bearer key-1', 'key-1')).toBe(false)
    expect(hasBearer('Bearer ', '')).toBe(false)
    expect(hasBearer('Bearer undefined', undefined)).toBe(false)
    expect(hasBearer(undefined, 'key-1')).toBe(false)
  })
})
