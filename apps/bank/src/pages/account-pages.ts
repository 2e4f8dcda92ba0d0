import { type Context, Hono } from 'hono'
import { Credentials, parseInput, StatementQuery } from '../api/input.ts'
import { ledgerOf } from '../env.ts'
import { REFUSALS } from '../ledger/refusals.ts'
import type { Account } from '../ledger/types.ts'
import { readStatement } from '../statement/read-statement.ts'
import { csvResponse } from '../statement/statement-csv.ts'
import { accountView, logInView } from './account-view.ts'
import { type Html, page } from './layout.ts'
import { nonceOf, ownForms, type PageEnv, pageHeaders } from './page-headers.ts'
import { closeSession, openSession, sessionOf } from './session.ts'

type AccountContext = Context<PageEnv>

/** The pages of account holders: log in with number and secret key, balance, statement, download. */
export const accountPages = new Hono<PageEnv>()
  .use(pageHeaders)
  .use(ownForms)
  .get('/', async (c) => {
    const account = await visitor(c)
    if (!account) return c.html(shown(c, 'Log in', logInView()))
    const query = parseInput(StatementQuery, { cursor: c.req.query('cursor') })
    const statement = await readStatement(ledgerOf(c.env), account, query.ok ? query.value : {})
    return c.html(shown(c, 'Your account', accountView(account, statement)))
  })
  .post('/log-in', async (c) => {
    const fields = await c.req.parseBody()
    const credentials = parseInput(Credentials, fields)
    const account = credentials.ok ? await ledgerOf(c.env).logIn(credentials.value) : credentials
    if (account.ok) {
      await openSession(c, 'bank_account', account.value.number)
      return c.redirect('/', 303)
    }
    const { status, message } = REFUSALS[account.error.code]
    const typed = typeof fields['accountNumber'] === 'string' ? fields['accountNumber'].slice(0, 40) : ''
    return c.html(
      shown(c, 'Log in', logInView({ accountNumber: typed, message: account.error.message ?? message })),
      status,
    )
  })
  .post('/log-out', (c) => {
    closeSession(c, 'bank_account')
    return c.redirect('/', 303)
  })
  .get('/statement.csv', async (c) => {
    const account = await visitor(c)
    return account ? csvResponse(ledgerOf(c.env), account) : c.redirect('/', 303)
  })

async function visitor(c: AccountContext): Promise<Account | null> {
  const number = await sessionOf(c, 'bank_account')
  return number ? ledgerOf(c.env).account(number) : null
}

function shown(c: AccountContext, title: string, content: Html): Html {
  return page({ title, lang: 'en', nonce: nonceOf(c), tagline: 'Sandbox bank', content })
}
