import { type Context, Hono } from 'hono'
import { Credentials, parseInput } from '../api/input.ts'
import { refuse } from '../api/refuse.ts'
import { type Env, ledgerOf } from '../env.ts'
import { no, type Refusal, type Result } from '../ledger/refusals.ts'
import type { Payment } from '../ledger/types.ts'

type PageEnv = { Bindings: Env }

/** The approval page: the only place where a payer's secret key is typed. */
export const approve = new Hono<PageEnv>().post('/:paymentId', async (c) => {
  const fields = await readFields(c)
  const result = fields.ok ? await decide(c, fields.value) : fields
  return result.ok ? c.json(decided(result.value)) : refuse(c, result.error)
})

function decided(payment: Payment): { status: string; transactionNumber: string | null; returnUrl: string } {
  return { status: payment.status, transactionNumber: payment.transactionNumber, returnUrl: payment.returnUrl }
}

async function decide(c: Context<PageEnv, '/:paymentId'>, fields: Record<string, unknown>): Promise<Result<Payment>> {
  const paymentId = c.req.param('paymentId')
  if (fields['decision'] === 'decline') return ledgerOf(c.env).declinePayment(paymentId)
  const credentials = parseInput(Credentials, fields)
  return credentials.ok ? ledgerOf(c.env).approvePayment({ paymentId, ...credentials.value }) : credentials
}

async function readFields(c: Context<PageEnv>): Promise<Result<Record<string, unknown>>> {
  const bad: { ok: false; error: Refusal } = no('invalid_request', {
    field: 'body',
    message: 'The body is not a form.',
  })
  try {
    const isJson = c.req.header('content-type')?.startsWith('application/json')
    const fields: unknown = isJson ? await c.req.json() : await c.req.parseBody()
    return typeof fields === 'object' && fields !== null ? { ok: true, value: { ...fields } } : bad
  } catch {
    return bad
  }
}
