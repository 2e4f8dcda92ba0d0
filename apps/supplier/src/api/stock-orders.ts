import { createHash } from 'node:crypto'
import { hasBearer, verifySignature } from '@onhand/signing'
import { type Context, Hono } from 'hono'
import { bankAccess, paidTo, sendBack } from '../book/bank-account.ts'
import { no, type Result } from '../book/refusals.ts'
import { CANCELLED_BY_SHOP } from '../book/order-steps.ts'
import { owedMinor } from '../book/stock-order-steps.ts'
import type { StockOrder } from '../book/stock-order-types.ts'
import { bookOf, type Env } from '../env.ts'
import { NewStockOrder, parseJson, StockPayment } from './input.ts'
import { refuse } from './refuse.ts'

type ApiContext = Context<{ Bindings: Env }>

/** The api of orders for shops' shelves [SUP-7]: orders in, their state out, payments as they come. */
export const stockOrders = new Hono<{ Bindings: Env }>()
  .use('*', async (c, next) => {
    if (!hasBearer(c.req.header('authorization'), c.env.SUPPLIER_API_KEY)) return refuse(c, { code: 'unauthorised' })
    await next()
  })
  .post('/', async (c) => {
    const body = await c.req.text()
    const signed = verify(c, body)
    if (!signed.ok) return refuse(c, signed.error)
    const input = parseJson(NewStockOrder, body)
    if (!input.ok) return refuse(c, input.error)
    const requestHash = createHash('sha256').update(body).digest('base64')
    const result = await bookOf(c.env).receiveStock(input.value, requestHash)
    return result.ok ? c.json(onWire(result.value), 201) : refuse(c, result.error)
  })
  .post('/:id/payment', async (c) => {
    const body = await c.req.text()
    const signed = verify(c, body)
    if (!signed.ok) return refuse(c, signed.error)
    const input = parseJson(StockPayment, body)
    if (!input.ok) return refuse(c, input.error)
    const result = await pay(c, c.req.param('id'), input.value.transactionNumber)
    if (!result.ok) return refuse(c, result.error)
    const isBack = await repaid(c, result.value)
    return isBack ? c.json(onWire(result.value)) : refuse(c, { code: 'bank_unavailable' })
  })
  .post('/:id/cancel', async (c) => {
    const signed = verify(c, await c.req.text())
    if (!signed.ok) return refuse(c, signed.error)
    const result = await bookOf(c.env).cancelStock(c.req.param('id'))
    if (!result.ok) return refuse(c, result.error)
    const order = result.value
    if (!order) return c.json({ status: 'declined' })
    const isBack = await repaid(c, order)
    return isBack ? c.json(onWire(order)) : refuse(c, { code: 'bank_unavailable' })
  })
  .get('/:id', async (c) => {
    const order = await bookOf(c.env).findStock(c.req.param('id'))
    return order ? c.json(onWire(order)) : refuse(c, { code: 'order_not_found' })
  })

function verify(c: ApiContext, body: string) {
  const secrets = [c.env.SUPPLIER_SIGNING_SECRET]
  return verifySignature({ secrets, headers: c.req.raw.headers, body, nowMs: Date.now() })
}

/** A payment counts when the bank knows it, as exactly what was promised. */
async function pay(c: ApiContext, orderId: string, transactionNumber: string): Promise<Result<StockOrder>> {
  const order = await bookOf(c.env).findStock(orderId)
  if (!order) return no('order_not_found')
  const expected = { transactionNumber, totalMinor: owedMinor(order), currency: order.currency }
  const account = await paidTo(bankAccess(c.env), expected)
  if (!account.ok) return account
  return bookOf(c.env).payStock(orderId, { transactionNumber, paidTo: account.value })
}

/** What was paid for an order that the shop cancelled goes back [SUP-9]; false when the bank does not answer, and it is asked again. */
async function repaid(c: ApiContext, { status, declineReason, transactionNumber }: StockOrder): Promise<boolean> {
  if (status !== 'declined' || declineReason !== CANCELLED_BY_SHOP || transactionNumber === null) return true
  return (await sendBack(bankAccess(c.env), transactionNumber)) !== null
}

function onWire(order: StockOrder) {
  const { shipToJson: _shipTo, nextStepAtMs: _next, paidTo: _paidTo, ...wire } = order
  return wire
}
