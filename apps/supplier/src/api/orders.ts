import { createHash } from 'node:crypto'
import { hasBearer, verifySignature } from '@onhand/signing'
import { type Context, Hono } from 'hono'
import { bankAccess, paidTo, transferToUs } from '../book/bank-account.ts'
import type { Result } from '../book/refusals.ts'
import type { NewOrder as NewOrderInput, PaidOrder, SupplierOrder } from '../book/types.ts'
import { bookOf, type Env } from '../env.ts'
import { NewOrder, OrderCancel, parseJson } from './input.ts'
import { refuse } from './refuse.ts'

/** The shop's API: orders in, their state out, and the shop's word that one is not wanted any more. */
export const orders = new Hono<{ Bindings: Env }>()
  .use('*', async (c, next) => {
    if (!hasBearer(c.req.header('authorization'), c.env.SUPPLIER_API_KEY)) return refuse(c, { code: 'unauthorised' })
    await next()
  })
  .post('/', async (c) => {
    const body = await c.req.text()
    const verified = verify(c, body)
    if (!verified.ok) return refuse(c, verified.error)
    const input = parseJson(NewOrder, body)
    if (!input.ok) return refuse(c, input.error)
    const requestHash = createHash('sha256').update(body).digest('base64')
    const result = await receive(c, { order: input.value, requestHash })
    return result.ok ? c.json(onWire(result.value), 201) : refuse(c, result.error)
  })
  .post('/:id/cancel', async (c) => {
    const body = await c.req.text()
    const verified = verify(c, body)
    if (!verified.ok) return refuse(c, verified.error)
    const input = parseJson(OrderCancel, body)
    if (!input.ok) return refuse(c, input.error)
    const result = await cancel(c, { orderId: c.req.param('id'), ...input.value })
    if (!result.ok) return refuse(c, result.error)
    return c.json(result.value ? onWire(result.value) : { status: 'declined' })
  })
  .get('/:id', async (c) => {
    const order = await bookOf(c.env).find(c.req.param('id'))
    return order ? c.json(onWire(order)) : refuse(c, { code: 'order_not_found' })
  })

type ApiContext = Context<{ Bindings: Env }>

function verify(c: ApiContext, body: string) {
  const secrets = [c.env.SUPPLIER_SIGNING_SECRET]
  return verifySignature({ secrets, headers: c.req.raw.headers, body, nowMs: Date.now() })
}

/** An order that never came is cancelled too, when the bank says that it was paid to us [SUP-10]. */
async function cancel(c: ApiContext, paid: PaidOrder): Promise<Result<SupplierOrder | null>> {
  const known = await bookOf(c.env).cancel(paid.orderId)
  if (!known.ok || known.value) return known
  const transfer = await transferToUs(bankAccess(c.env), paid.transactionNumber)
  return transfer.ok ? bookOf(c.env).forgo(paid) : transfer
}

async function receive(
  c: ApiContext,
  request: { order: NewOrderInput; requestHash: string },
): Promise<Result<SupplierOrder>> {
  const { order, requestHash } = request
  const known = await bookOf(c.env).findReceived(order.orderId, requestHash)
  if (!known.ok) return known
  if (known.value) return { ok: true, value: known.value }
  const account = await paidTo(bankAccess(c.env), order)
  return account.ok ? bookOf(c.env).receive(order, { paidTo: account.value, requestHash }) : account
}

function onWire(order: SupplierOrder) {
  const { orderId, supplierId, status, currency, totalMinor, transactionNumber, lines } = order
  const { requestedShipDate, shipDate, declineReason, trackingNumber, carrier, receivedAtMs } = order
  return {
    orderId,
    supplierId,
    status,
    currency,
    totalMinor,
    transactionNumber,
    lines,
    requestedShipDate,
    shipDate,
    declineReason,
    trackingNumber,
    carrier,
    receivedAtMs,
  }
}
