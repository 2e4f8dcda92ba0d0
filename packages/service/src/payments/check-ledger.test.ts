import { expect, it } from 'vitest'
import { checkLedger } from './check-ledger.ts'

const program = { kind: 'program', name: 'proof', scopes: ['operate'] } as const

async function isBalanced(...balances: [string, string, number][]) {
  const accounts = balances.map(([account, currency, balanceMinor]) => ({ account, currency, balanceMinor }))
  const deps = { ledger: { balances: async () => accounts } } as unknown as Parameters<typeof checkLedger>[0]
  const result = await checkLedger(deps, program)
  return result.ok ? result.value.isBalanced : result.error
}

it('balances when every currency adds up to nothing', async () => {
  expect(await isBalanced(['bank:clearing', 'GBP', 500], ['vendor:a', 'GBP', -500])).toBe(true)
})

it('does not balance across currencies', async () => {
  expect(await isBalanced(['bank:clearing', 'GBP', 500], ['vendor:a', 'EUR', -500])).toBe(false)
})
