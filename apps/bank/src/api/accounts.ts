import { Hono, type Context } from 'hono'
import { ledgerOf } from '../env.ts'
import type { Account } from '../ledger/types.ts'
import { no, ok, type Result } from '../ledger/refusals.ts'
import { readStatement } from '../statement/read-statement.ts'
import { csvResponse } from '../statement/statement-csv.ts'
import { balanceOnWire, payeeOnWire } from '../ledger/wire.ts'
import { type ApiEnv, mayRead, only } from './call.ts'
import { OpenAccount, parseInput, parseJson, StatementQuery } from './input.ts'
import { refuse } from './refuse.ts'

/** Accounts: opened by the bank's own programs, read by those they belong to. */
export const accounts = new Hono<ApiEnv>()
  .post('/', only('admin'), async (c) => {
    const input = parseJson(OpenAccount, await c.req.text())
    const result = input.ok ? await ledgerOf(c.env).openAccount(input.value) : input
    if (!result.ok) return refuse(c, result.error)
    const { account, secretKey, isNew } = result.value
    return c.json({ ...balanceOnWire(account), ...(secretKey ? { secretKey } : {}) }, isNew ? 201 : 200)
  })
  .use('*', only('merchant', 'suppliers', 'admin'))
  .get('/:number/payee', async (c) => {
    const account = await ledgerOf(c.env).account(c.req.param('number'))
    return account ? c.json(payeeOnWire(account)) : refuse(c, { code: 'account_not_found' })
  })
  .get('/:number/balance', async (c) => {
    const account = await readable(c, c.req.param('number'))
    return account.ok ? c.json(balanceOnWire(account.value)) : refuse(c, account.error)
  })
  .get('/:number/statement.csv', async (c) => {
    const account = await readable(c, c.req.param('number'))
    return account.ok ? csvResponse(ledgerOf(c.env), account.value) : refuse(c, account.error)
  })
  .get('/:number/statement', async (c) => {
    const account = await readable(c, c.req.param('number'))
    if (!account.ok) return refuse(c, account.error)
    const query = parseInput(StatementQuery, c.req.query())
    if (!query.ok) return refuse(c, query.error)
    return c.json(await readStatement(ledgerOf(c.env), account.value, query.value))
  })

async function readable(c: Context<ApiEnv>, number: string): Promise<Result<Account>> {
  if (!mayRead(c.var.principal, number)) return no('account_not_yours')
  const account = await ledgerOf(c.env).account(number)
  return account ? ok(account) : no('account_not_found')
}
