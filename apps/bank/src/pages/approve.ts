import { type Context, Hono } from 'hono'
import { Credentials, parseInput } from '../api/input.ts'
import { refuse } from '../api/refuse.ts'
import { ledgerOf } from '../env.ts'
import { no, type Refusal, REFUSALS, type Result } from '../ledger/refusals.ts'
import type { Payment } from '../ledger/types.ts'
import { chooseLocale } from './approve-messages.ts'
import { approvePage, noPaymentPage, resultPage } from './approve-page.ts'
import { nonceOf, type PageEnv, pageHeaders } from './page-headers.ts'

type ApproveContext = Context<PageEnv, '/:paymentId'>

/** The approval page: the only place where a payer's secret key is typed. Needs no session: the credentials are the consent. */
export const approve = new Hono<PageEnv>()
  .use(pageHeaders)
  .get('/:paymentId', (c) => showForm(c))
  .post('/:paymentId', async (c) => {
    const fields = await readFields(c)
    const result = fields.ok ? await decide(c, fields.value) : fields
    if (c.req.header('accept')?.includes('application/json')) {
      return result.ok ? c.json(decided(result.value)) : refuse(c, result.error)
    }
    if (result.ok) return showResult(c, result.value, { showNumber: true })
    return showForm(c, { accountNumber: fields.ok ? textOf(fields.value['accountNumber']) : '', refusal: result.error })
  })

async function showForm(c: ApproveContext, typed?: { accountNumber: string; refusal: Refusal }): Promise<Response> {
  const found = await ledgerOf(c.env).paymentToApprove(c.req.param('paymentId'))
  const common = { locale: chooseLocale(c.req.query('locale'), c.req.header('accept-language')), nonce: nonceOf(c) }
  if (!found.ok) return c.html(noPaymentPage(common), 404)
  const { payment, merchant } = found.value
  if (payment.status !== 'requires_approval') return showResult(c, payment, { showNumber: false })
  const status = typed ? REFUSALS[typed.refusal.code].status : 200
  return c.html(approvePage({ ...common, payment, merchant, ...(typed ? { typed } : {}) }), status)
}

async function showResult(c: ApproveContext, payment: Payment, options: { showNumber: boolean }): Promise<Response> {
  const locale = chooseLocale(c.req.query('locale'), c.req.header('accept-language'))
  const merchant = (await ledgerOf(c.env).account(payment.merchantAccount))?.holder ?? ''
  return c.html(resultPage({ payment, merchant, locale, nonce: nonceOf(c), ...options }))
}

function decided(payment: Payment): { status: string; transactionNumber: string | null; returnUrl: string } {
  return { status: payment.status, transactionNumber: payment.transactionNumber, returnUrl: payment.returnUrl }
}

async function decide(c: ApproveContext, fields: Record<string, unknown>): Promise<Result<Payment>> {
  const paymentId = c.req.param('paymentId')
  if (fields['decision'] === 'decline') return ledgerOf(c.env).declinePayment(paymentId)
  const credentials = parseInput(Credentials, fields)
  return credentials.ok ? ledgerOf(c.env).approvePayment({ paymentId, ...credentials.value }) : credentials
}

async function readFields(c: ApproveContext): Promise<Result<Record<string, unknown>>> {
  const bad = no('invalid_request', { field: 'body', message: 'The body is not a form.' })
  try {
    const isJson = c.req.header('content-type')?.startsWith('application/json')
    const fields: unknown = isJson ? await c.req.json() : await c.req.parseBody()
    return typeof fields === 'object' && fields !== null ? { ok: true, value: { ...fields } } : bad
  } catch {
    return bad
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 40) : ''
}
