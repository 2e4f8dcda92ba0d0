import { Hono } from 'hono'
import { ledgerOf } from '../env.ts'
import { type ApiEnv, only, signed } from './call.ts'
import { Capture, CreatePayment, CreateRefund, parseJson, Void } from './input.ts'
import { refuse } from './refuse.ts'

/** The merchant's payments API. */
export const payments = new Hono<ApiEnv>()
  .use('*', only('merchant'))
  .post('/', signed, async (c) => {
    const input = parseJson(CreatePayment, c.var.rawBody)
    const result = input.ok ? await ledgerOf(c.env).createPayment(c.var.call, input.value) : input
    return result.ok ? c.json(result.value, 201) : refuse(c, result.error)
  })
  .get('/', async (c) => {
    const reference = c.req.query('reference')
    if (!reference) return refuse(c, { code: 'invalid_request', field: 'reference', message: 'reference: is needed' })
    const result = await ledgerOf(c.env).findPayment({ reference })
    return result.ok ? c.json(result.value) : refuse(c, result.error)
  })
  .get('/:id', async (c) => {
    const result = await ledgerOf(c.env).findPayment({ id: c.req.param('id') })
    return result.ok ? c.json(result.value) : refuse(c, result.error)
  })
  .post('/:id/capture', signed, async (c) => {
    const input = parseJson(Capture, c.var.rawBody)
    const result = input.ok
      ? await ledgerOf(c.env).capturePayment(c.var.call, c.req.param('id'), input.value.amountMinor)
      : input
    return result.ok ? c.json(result.value) : refuse(c, result.error)
  })
  .post('/:id/void', signed, async (c) => {
    const input = parseJson(Void, c.var.rawBody)
    const result = input.ok ? await ledgerOf(c.env).voidPayment(c.var.call, c.req.param('id')) : input
    return result.ok ? c.json(result.value) : refuse(c, result.error)
  })
  .post('/:id/refunds', signed, async (c) => {
    const input = parseJson(CreateRefund, c.var.rawBody)
    const result = input.ok ? await ledgerOf(c.env).refundPayment(c.var.call, c.req.param('id'), input.value) : input
    return result.ok ? c.json(result.value, 201) : refuse(c, result.error)
  })
  .get('/:id/refunds', async (c) => {
    const result = await ledgerOf(c.env).refunds(c.req.param('id'))
    return result.ok ? c.json({ refunds: result.value }) : refuse(c, result.error)
  })
