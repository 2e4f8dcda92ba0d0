import { BankWebhook, CarrierWebhook } from '@onhand/contract/webhooks'
import { handleCarrierEvent } from '@onhand/service/fulfilment/handle-carrier-event'
import { handleSupplierEvent, type SupplierEventDeps } from '@onhand/service/fulfilment/handle-supplier-event'
import { type BankEvent, type BankEventDeps, handleBankEvent } from '@onhand/service/payments/handle-bank-event'
import { handleStockNews, type StockNewsDeps } from '@onhand/service/purchasing/handle-stock-news'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { isOfShelf, stockNews, SUPPLIER_WORDS, SupplierWord, supplierEvent } from './supplier-words.ts'
import { type ReceiveDeps, receiveWebhook, type WebhookAnswer } from './receive-webhook.ts'

/** What the webhook routes need of the world. */
export type WebhookDeps = ReceiveDeps & SupplierEventDeps & StockNewsDeps & BankEventDeps

/** The secrets of the organisations that send us webhooks. */
export type WebhookSecrets = { readonly bank: string; readonly supplier: string; readonly carrier: string }

/** Made per request by the api Worker; `close` is called when the answer is made. */
export type WebhookContext = {
  readonly deps: WebhookDeps
  readonly secrets: WebhookSecrets
  readonly close: () => Promise<void>
}

// Far above any honest webhook.
const BODY_BYTES_MAX = 256 * 1024

/** `POST /bank`, `/supplier`, `/carrier`: signed words from other organisations. Mounted under /webhooks by the api Worker. */
export function webhookRoutes<E extends { Bindings: object }>(build: (context: Context<E>) => WebhookContext): Hono<E> {
  const routes = new Hono<E>()
  routes.use(
    bodyLimit({
      maxSize: BODY_BYTES_MAX,
      onError: (context) => context.json({ error: { code: 'body_too_large', field: 'body' } }, 413),
    }),
  )
  routes.post('/bank', (context) => answer(context, build(context), receiveBank))
  routes.post('/supplier', (context) => answer(context, build(context), receiveSupplier))
  routes.post('/carrier', (context) => answer(context, build(context), receiveCarrier))
  return routes
}

const BANK_KINDS = {
  'payment.authorised': 'authorised',
  'payment.captured': 'captured',
  'payment.voided': 'voided',
  'payment.declined': 'declined',
  'payment.expired': 'expired',
  'payment.refunded': 'refunded',
} as const satisfies Record<BankWebhook['type'], BankEvent['kind']>

type Received = { readonly headers: Headers; readonly body: string }
type Receive = (context: WebhookContext, request: Received) => Promise<WebhookAnswer>

async function answer<E extends { Bindings: object }>(
  context: Context<E>,
  webhook: WebhookContext,
  receive: Receive,
): Promise<Response> {
  try {
    const { status, body } = await receive(webhook, {
      headers: context.req.raw.headers,
      body: await context.req.text(),
    })
    return context.json(body, status)
  } finally {
    context.executionCtx.waitUntil(webhook.close())
  }
}

const receiveBank: Receive = ({ deps, secrets }, request) =>
  receiveWebhook(
    deps,
    {
      name: 'bank',
      secrets: [secrets.bank],
      schema: BankWebhook,
      types: BankWebhook.shape.type.options,
      handle: ({ type, data }) => handleBankEvent(deps, { kind: BANK_KINDS[type], reference: data.reference }),
    },
    request,
  )

const receiveSupplier: Receive = ({ deps, secrets }, request) =>
  receiveWebhook(
    deps,
    {
      name: 'supplier',
      secrets: [secrets.supplier],
      schema: SupplierWord,
      types: SUPPLIER_WORDS,
      handle: (word) =>
        isOfShelf(word) ? handleStockNews(deps, stockNews(word)) : handleSupplierEvent(deps, supplierEvent(word)),
    },
    request,
  )

const receiveCarrier: Receive = ({ deps, secrets }, request) =>
  receiveWebhook(
    deps,
    {
      name: 'carrier',
      secrets: [secrets.carrier],
      schema: CarrierWebhook,
      types: [CarrierWebhook.shape.type.value],
      handle: ({ data }) => handleCarrierEvent(deps, data),
    },
    request,
  )
