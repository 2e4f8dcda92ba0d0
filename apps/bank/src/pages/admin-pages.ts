import { equalInConstantTime } from '@onhand/signing'
import { type Context, Hono } from 'hono'
import { parseInput, SwitchesForm } from '../api/input.ts'
import { ledgerOf } from '../env.ts'
import { adminLogInView, adminView } from './admin-view.ts'
import { type Html, page } from './layout.ts'
import { nonceOf, ownForms, type PageEnv, pageHeaders } from './page-headers.ts'
import { openSession, sessionOf } from './session.ts'

const WEBHOOKS_SHOWN = 50

type AdminContext = Context<PageEnv>

/** The bank's own pages: switches, waiting webhooks, accounts. Opened by the admin key. */
export const adminPages = new Hono<PageEnv>()
  .use(pageHeaders)
  .use(ownForms)
  .get('/', async (c) =>
    (await isAdmin(c)) ? c.html(await shownAdmin(c, null)) : c.html(shown(c, adminLogInView(false))),
  )
  .post('/log-in', async (c) => {
    const { key } = await c.req.parseBody()
    if (typeof key !== 'string' || !equalInConstantTime(key, c.env.BANK_ADMIN_KEY))
      return c.html(shown(c, adminLogInView(true)), 401)
    await openSession(c, 'bank_admin', 'admin')
    return c.redirect('/admin', 303)
  })
  .use(async (c, next) => {
    if (!(await isAdmin(c))) return c.html(shown(c, adminLogInView(false)), 401)
    await next()
  })
  .post('/switches', async (c) => {
    const switches = parseInput(SwitchesForm, await c.req.parseBody())
    if (!switches.ok) return c.html(await shownAdmin(c, switches.error.message ?? null), 400)
    await ledgerOf(c.env).setSwitches(switches.value)
    return c.redirect('/admin', 303)
  })
  .post('/webhooks', async (c) => {
    await ledgerOf(c.env).retryWebhooks()
    return c.redirect('/admin', 303)
  })

async function isAdmin(c: AdminContext): Promise<boolean> {
  return (await sessionOf(c, 'bank_admin')) === 'admin'
}

async function shownAdmin(c: AdminContext, error: string | null): Promise<Html> {
  const ledger = ledgerOf(c.env)
  const [switches, pending, accounts] = await Promise.all([
    ledger.switches(),
    ledger.pendingWebhooks(WEBHOOKS_SHOWN),
    ledger.accounts(),
  ])
  return shown(c, adminView({ switches, pending, accounts, error }))
}

function shown(c: AdminContext, content: Html): Html {
  return page({ title: 'Administration', lang: 'en', nonce: nonceOf(c), tagline: 'Administration', content })
}
