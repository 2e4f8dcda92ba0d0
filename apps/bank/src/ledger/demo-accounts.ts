import { openAccount } from './accounts.ts'
import type { Operation } from './books.ts'

/** The well-known secret key of every demo account. It opens demo money only. */
export const DEMO_SECRET_KEY = 'demo-1234'

/** The merchant's accounts, one per currency. A payment lands on the one of its currency. */
export const MERCHANT_ACCOUNTS = ['2000-0001', '2000-0002', '2000-0003', '2000-0004'] as const

const PARTNERS_OF_A_KIND = 12

type DemoAccount = { number: string; holder: string; currency: string; openingMinor: number }

const demoAccounts: readonly DemoAccount[] = [
  { number: '1000-0001', holder: 'Ada Shopper', currency: 'GBP', openingMinor: 500_000 },
  { number: '1000-0002', holder: 'Poor Pete', currency: 'GBP', openingMinor: 300 },
  { number: '1000-0003', holder: 'Eva Einkauf', currency: 'EUR', openingMinor: 500_000 },
  { number: '1000-0004', holder: '林小美', currency: 'TWD', openingMinor: 20_000_000 },
  { number: MERCHANT_ACCOUNTS[0], holder: 'Onhand marketplace', currency: 'GBP', openingMinor: 5_000_000 },
  { number: MERCHANT_ACCOUNTS[1], holder: 'Onhand marketplace', currency: 'EUR', openingMinor: 5_000_000 },
  { number: MERCHANT_ACCOUNTS[2], holder: 'Onhand marketplace', currency: 'USD', openingMinor: 5_000_000 },
  { number: MERCHANT_ACCOUNTS[3], holder: 'Onhand marketplace', currency: 'TWD', openingMinor: 200_000_000 },
  ...partners('3000', 'Vendor'),
  ...partners('4000', 'Supplier'),
]

/** Opens the demo accounts. Repeating it changes nothing. */
export function openDemoAccounts(op: Operation, pepper: string): void {
  for (const account of demoAccounts) openAccount(op, pepper, { ...account, secretKey: DEMO_SECRET_KEY })
}

function partners(prefix: string, name: string): DemoAccount[] {
  return Array.from({ length: PARTNERS_OF_A_KIND }, (_, index) => ({
    number: `${prefix}-${String(index + 1).padStart(4, '0')}`,
    holder: `${name} ${index + 1}`,
    currency: 'GBP',
    openingMinor: 0,
  }))
}
