import { equalInConstantTime } from '@onhand/signing'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { parseInput, SwitchesForm } from '../api/input.ts'
import { REFUSALS } from '../book/refusals.ts'
import { bookOf } from '../env.ts'
import { type Html, page } from './layout.ts'
import { nonceOf, ownForms, type PageEnv, pageHeaders } from './page-headers.ts'
import { isOpen, openSession } from './session.ts'
import { depotView, logInView, trackView, unknownParcelView } from './shipment-views.ts'

const SHIPMENTS_SHOWN = 50
const WEBHOOKS_SHOWN = 20
const StepForm = z.object({ step: z.enum(['next', 'delay']) })

type PageContext = Context<PageEnv>

/** The public tracking page, and the depot's pages behind the admin key. */
export const shipmentPages = new Hono<PageEnv>()
  .use(pageHeaders)
  .use(ownForms)
  .get('/track/:number', async (c) => {
    const found = await bookOf(c.env).track(c.req.param('number'))
    if (!found) return c.html(page('Tracking', unknownParcelView(), nonceOf(c)), 404)
    return c.html(page(found.shipment.trackingNumber, trackView(found.shipment, found.events), nonceOf(c)))
  })
  .get('/', async (c) => ((await isOpen(c)) ? c.html(await shownDepot(c, null)) : c.html(shown(c, logInView(false)))))
  .post('/log-in', async (c) => {
    const { key } = await c.req.parseBody()
    if (typeof key !== 'string' || !equalInConstantTime(key, c.env.CARRIER_ADMIN_KEY))
      return c.html(shown(c, logInView(true)), 401)
    await openSession(c)
    return c.redirect('/', 303)
  })
  .use(async (c, next) => {
    if (!(await isOpen(c))) return c.html(shown(c, logInView(false)), 401)
    await next()
  })
  .post('/shipments/:number', async (c) => {
    const form = parseInput(StepForm, await c.req.parseBody())
    const result = form.ok ? await bookOf(c.env).move(c.req.param('number'), form.value.step === 'delay') : form
    if (result.ok) return c.redirect('/', 303)
    const { status, message } = REFUSALS[result.error.code]
    return c.html(await shownDepot(c, result.error.message ?? message), status)
  })
  .post('/switches', async (c) => {
    const switches = parseInput(SwitchesForm, await c.req.parseBody())
    if (!switches.ok) return c.html(await shownDepot(c, switches.error.message ?? null), 400)
    await bookOf(c.env).setSwitches(switches.value)
    return c.redirect('/', 303)
  })
  .post('/webhooks', async (c) => {
    await bookOf(c.env).retryWebhooks()
    return c.redirect('/', 303)
  })

async function shownDepot(c: PageContext, error: string | null): Promise<Html> {
  const book = bookOf(c.env)
  const [shipments, switches, pending] = await Promise.all([
    book.newest(SHIPMENTS_SHOWN),
    book.switches(),
    book.pendingWebhooks(WEBHOOKS_SHOWN),
  ])
  return shown(c, depotView({ shipments, switches, pending, error }))
}

function shown(c: PageContext, content: Html): Html {
  return page('Depot', content, nonceOf(c))
}
