import { equalInConstantTime } from '@onhand/signing'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { parseInput, SwitchesForm } from '../api/input.ts'
import { bankAccess, bankBalance } from '../book/bank-account.ts'
import { bookOf } from '../env.ts'
import { REFUSALS } from '../book/refusals.ts'
import { type Html, page } from './layout.ts'
import { bookView, logInView } from './order-views.ts'
import { nonceOf, ownForms, type PageEnv, pageHeaders } from './page-headers.ts'
import { isOpen, openSession } from './session.ts'

const ORDERS_SHOWN = 50
const StepForm = z.object({ step: z.enum(['confirm', 'decline', 'ship']) })

type PageContext = Context<PageEnv>

/** The pages of the supplier's people: orders and their next steps, money, switches. Opened by the admin key. */
export const orderPages = new Hono<PageEnv>()
  .use(pageHeaders)
  .use(ownForms)
  .get('/', async (c) => ((await isOpen(c)) ? c.html(await shownBook(c, null)) : c.html(shown(c, logInView(false)))))
  .post('/log-in', async (c) => {
    const { key } = await c.req.parseBody()
    if (typeof key !== 'string' || !equalInConstantTime(key, c.env.SUPPLIER_ADMIN_KEY))
      return c.html(shown(c, logInView(true)), 401)
    await openSession(c)
    return c.redirect('/', 303)
  })
  .use(async (c, next) => {
    if (!(await isOpen(c))) return c.html(shown(c, logInView(false)), 401)
    await next()
  })
  .post('/orders/:id', async (c) => {
    const form = parseInput(StepForm, await c.req.parseBody())
    const result = form.ok ? await bookOf(c.env).step(c.req.param('id'), form.value.step) : form
    if (result.ok) return c.redirect('/', 303)
    const { status, message } = REFUSALS[result.error.code]
    return c.html(await shownBook(c, result.error.message ?? message), status)
  })
  .post('/stock-orders/:id', async (c) => {
    const form = parseInput(StepForm, await c.req.parseBody())
    const result = form.ok ? await bookOf(c.env).stepStock(c.req.param('id'), form.value.step) : form
    if (result.ok) return c.redirect('/', 303)
    const { status, message } = REFUSALS[result.error.code]
    return c.html(await shownBook(c, result.error.message ?? message), status)
  })
  .post('/switches', async (c) => {
    const switches = parseInput(SwitchesForm, await c.req.parseBody())
    if (!switches.ok) return c.html(await shownBook(c, switches.error.message ?? null), 400)
    await bookOf(c.env).setSwitches(switches.value)
    return c.redirect('/', 303)
  })
  .post('/webhooks', async (c) => {
    await bookOf(c.env).retryWebhooks()
    return c.redirect('/', 303)
  })

async function shownBook(c: PageContext, error: string | null): Promise<Html> {
  const [orders, stockOrders, summary] = await Promise.all([
    bookOf(c.env).newest(ORDERS_SHOWN),
    bookOf(c.env).newestStock(ORDERS_SHOWN),
    bookOf(c.env).summary(),
  ])
  const balances = await Promise.all(
    summary.paidAccounts.map(async (account) => ({ account, balance: await bankBalance(bankAccess(c.env), account) })),
  )
  const { counts, switches, pending } = summary
  return shown(c, bookView({ orders, stockOrders, counts, balances, switches, pending, error }))
}

function shown(c: PageContext, content: Html): Html {
  return page('Order book', content, nonceOf(c))
}
