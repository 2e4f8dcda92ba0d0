import { WebhookBatch, WebhookEnvelope } from '@onhand/contract/webhooks'
import type { Result } from '@onhand/domain/result'
import type { ServiceDeps } from '@onhand/service/deps'
import type { WEBHOOK_SOURCES } from '@onhand/service/identity/forget-webhooks'
import { type HeaderSource, verifySignature } from '@onhand/signing'
import type { z } from 'zod'

/** One organisation whose webhooks we take: its secret, what it says, and what we do with it. */
export type WebhookSource<Schema extends z.ZodType> = {
  readonly name: (typeof WEBHOOK_SOURCES)[number]
  /** Several while a secret is being changed. */
  readonly secrets: readonly string[]
  readonly schema: Schema
  /** The kinds of word this source's schema knows; others are taken note of and left alone. */
  readonly types: readonly string[]
  readonly handle: (event: z.output<Schema>) => Promise<Result<unknown, { readonly code: string }>>
}

// Longer than any word takes, shorter than a sender's patience.
const CLAIM_MS = 60_000

/** What the sender is told. */
export type WebhookAnswer = {
  readonly status: 200 | 202 | 400 | 401 | 404 | 409 | 425
  readonly body: Readonly<Record<string, unknown>>
}

/** What receiving needs beside its source. */
export type ReceiveDeps = Pick<ServiceDeps, 'webhooks' | 'nowMs' | 'log'>

/**
 * Takes a request of webhooks: signature and age [WEB-1], then one message, or each of a batch by itself: a batch is answered with a status for every
 * message [WEB-4], a single one with its own. A fault of a single message throws (a 5xx); in a batch it is that message's 500.
 */
export async function receiveWebhook<Schema extends z.ZodType>(
  deps: ReceiveDeps,
  source: WebhookSource<Schema>,
  request: { readonly headers: HeaderSource; readonly body: string },
): Promise<WebhookAnswer> {
  const verified = verifySignature({ secrets: source.secrets, nowMs: deps.nowMs(), ...request })
  if (!verified.ok) {
    deps.log.warn('webhook.refused', { source: source.name, code: verified.error.code })
    return refusal(401, verified.error.code)
  }
  const json = parseJson(request.body)
  if (!json.ok) return refusal(400, 'malformed', { field: 'body', message: 'must be JSON' })
  const envelope = WebhookEnvelope.safeParse(json.value)
  if (!envelope.success || envelope.data.type !== 'batch')
    return receiveMessage(deps, source, { messageId: verified.value.messageId, word: json.value })
  const batch = WebhookBatch.safeParse(json.value)
  if (!batch.success) return malformed(batch.error)
  const results = await Promise.all(
    batch.data.data.messages.map(async ({ id, body }) => ({
      id,
      status: await statusOf(deps, source, { messageId: id, word: body }),
    })),
  )
  return { status: 200, body: { results } }
}

type Message = { readonly messageId: string; readonly word: unknown }

async function statusOf<Schema extends z.ZodType>(
  deps: ReceiveDeps,
  source: WebhookSource<Schema>,
  message: Message,
): Promise<number> {
  try {
    return (await receiveMessage(deps, source, message)).status
  } catch (error) {
    deps.log.error('webhook.failed', { source: source.name, messageId: message.messageId, error })
    return 500
  }
}

/**
 * One message: form [WEB-3], claim, use-case, replay [WEB-2]. A message that is done is refused before anything is worked through again, one that
 * another delivery is at work on is put off. What fails gives its claim back, so that it may come again with the same id; faults throw. A worker that
 * dies leaves a claim that ends by itself: the use-cases bear such a repeat by their own keys.
 */
async function receiveMessage<Schema extends z.ZodType>(
  deps: ReceiveDeps,
  source: WebhookSource<Schema>,
  { messageId, word }: Message,
): Promise<WebhookAnswer> {
  const event = parse(source, word)
  if (!event.ok) return event.error.status === 400 ? event.error : noted(deps, source.name, messageId, event.error)
  const nowMs = deps.nowMs()
  const claim = await deps.webhooks.claim(source.name, messageId, { nowMs, untilMs: nowMs + CLAIM_MS })
  if (claim === 'done') return replayed(deps, source.name, messageId)
  // Not 409, which tells a sender that all is done: the other delivery may still fail.
  if (claim === 'being_processed') return refusal(425, 'being_processed')
  const result = await source.handle(event.value).catch(async (error: unknown) => {
    // Not given back, it ends by itself; what failed first is what is told.
    await deps.webhooks.giveBack(source.name, messageId).catch(() => undefined)
    throw error
  })
  if (!result.ok) {
    deps.log.warn('webhook.not_ours', { source: source.name, messageId, code: result.error.code })
    await deps.webhooks.giveBack(source.name, messageId)
    return refusal(404, result.error.code)
  }
  await deps.webhooks.finish(source.name, messageId)
  return { status: 200, body: { status: 'processed' } }
}

/** A kind of word that we do not know: nothing to do but to remember its id. */
async function noted(
  deps: ReceiveDeps,
  source: string,
  messageId: string,
  answer: WebhookAnswer,
): Promise<WebhookAnswer> {
  deps.log.warn('webhook.ignored', { source, messageId })
  const isFirst = await deps.webhooks.record(source, messageId, deps.nowMs())
  return isFirst ? answer : replayed(deps, source, messageId)
}

function parse<Schema extends z.ZodType>(
  source: WebhookSource<Schema>,
  word: unknown,
): Result<z.output<Schema>, WebhookAnswer> {
  const envelope = WebhookEnvelope.safeParse(word)
  if (!envelope.success) return { ok: false, error: malformed(envelope.error) }
  if (!source.types.includes(envelope.data.type))
    return { ok: false, error: { status: 202, body: { status: 'ignored' } } }
  const event = source.schema.safeParse(word)
  return event.success ? { ok: true, value: event.data } : { ok: false, error: malformed(event.error) }
}

function parseJson(text: string): Result<unknown, null> {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false, error: null }
  }
}

function malformed(error: z.ZodError): WebhookAnswer {
  const [issue] = error.issues
  return refusal(400, 'malformed', { field: issue?.path.join('.') || 'body', message: issue?.message ?? 'is wrong' })
}

function replayed(deps: ReceiveDeps, source: string, messageId: string): WebhookAnswer {
  deps.log.info('webhook.replayed', { source, messageId })
  return refusal(409, 'replayed')
}

function refusal(
  status: 400 | 401 | 404 | 409 | 425,
  code: string,
  facts: Readonly<Record<string, string>> = {},
): WebhookAnswer {
  return { status, body: { error: { code, ...facts } } }
}
