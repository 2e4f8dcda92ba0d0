import { createHash } from 'node:crypto'
import { hasBearer, verifySignature } from '@onhand/signing'
import { type Context, Hono } from 'hono'
import { bankAccess, paidTo } from '../book/bank-account.ts'
import type { Result } from '../book/refusals.ts'
import type { NewOrder as NewOrderInput, SupplierOrder } from '../book/types.ts'
import { bookOf, type Env } from '../env.ts'
import { NewOrder, parseJson } from './input.ts'
import { refuse } from './refuse.ts'

/** The shop's API: orders in, their state out. */
export const orders = new Hono<{ Bindings: Env }>()
  .use('*', async (c, next) => {
    if (!hasBearer(c.req.header('authorization'), c.env.SUPPLIER_API_KEY)) return refuse(c, { code: 'unauthorised' })
    await next()
  })
  .post('/', async (c) => {
    const body = await c.req.text()
    const secrets = [c.env.SUPPLIER_SIGNING_SECRET]
    const verified = verifySignature({ secrets, headers: c.req.raw.headers, body, nowMs: Date.now() })
    if (!verified.ok) return refuse(c, verified.error)
    const input = parseJson(NewOrder, body)
    if (!input.ok) return refuse(c, input.error)
    const requestHash = createHash('sha256').update(body).digest('base64')
    const result = await receive(c, { order: input.value, requestHash })
    return result.ok ? c.json(onWire(result.value), 201) : refuse(c, result.error)
  })
  .get('/:id', async (c) => {
    const order = await bookOf(c.env).find(c.req.param('id'))
    return order ? c.json(onWire(order)) : refuse(c, { code: 'order_not_found' })
  })

async function receive(
  c: Context<{ Bindings: Env }>,
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
