import { Hono } from 'hono'
import { ledgerOf } from '../env.ts'
import type { Transfer } from '../ledger/types.ts'
import { type ApiEnv, mayRead, maySpend, only, type Principal, signed } from './call.ts'
import { CreateTransfer, parseJson } from './input.ts'
import { refuse } from './refuse.ts'

/** Transfers: sent by the merchant, checked by whoever was paid, and sent back by a supplier. */
export const transfers = new Hono<ApiEnv>()
  .post('/', only('merchant'), signed, async (c) => {
    const input = parseJson(CreateTransfer, c.var.rawBody)
    if (!input.ok) return refuse(c, input.error)
    if (!maySpend(input.value.fromAccount)) return refuse(c, { code: 'account_not_yours', field: 'fromAccount' })
    const result = await ledgerOf(c.env).transfer(c.var.call, input.value)
    return result.ok ? c.json(result.value, 201) : refuse(c, result.error)
  })
  .post('/:transactionNumber/return', only('suppliers'), signed, async (c) => {
    const result = await ledgerOf(c.env).returnTransfer(c.var.call, c.req.param('transactionNumber'))
    return result.ok ? c.json(result.value, 201) : refuse(c, result.error)
  })
  .use('*', only('merchant', 'suppliers', 'admin'))
  .get('/', async (c) => {
    const reference = c.req.query('reference')
    if (!reference) return refuse(c, { code: 'invalid_request', field: 'reference', message: 'reference: is needed' })
    const found = await ledgerOf(c.env).transfersByReference(reference)
    return c.json({ transfers: found.filter((transfer) => isParty(c.var.principal, transfer)) })
  })
  .get('/:transactionNumber', async (c) => {
    const transfer = await ledgerOf(c.env).transferByNumber(c.req.param('transactionNumber'))
    // Someone else's transfer looks like none: a number must not tell that it exists.
    if (!transfer || !isParty(c.var.principal, transfer)) return refuse(c, { code: 'transfer_not_found' })
    return c.json(transfer)
  })

function isParty(principal: Principal, transfer: Transfer): boolean {
  return mayRead(principal, transfer.fromAccount) || mayRead(principal, transfer.toAccount)
}
