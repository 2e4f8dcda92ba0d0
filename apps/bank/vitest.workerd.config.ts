import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { workerdConfig } from '../../tools/test/workerd-config.ts'
import { shopDouble } from './test/shop-double.ts'

const NAUGHTY = resolve(import.meta.dirname, '../../../shared/external/naughty-strings/blns.json')

export default workerdConfig(import.meta.dirname, {
  main: './src/worker.ts',
  objects: { BANK_LEDGER: 'BankLedger' },
  vars: {
    BANK_URL: 'http://bank.localhost:8787',
    SHOP_URL: 'http://shop.localhost:8787',
    BANK_API_KEY: 'test-merchant-key-0001',
    BANK_SIGNING_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    BANK_SUPPLIER_SIGNING_SECRET: 'whsec_c3VwcGxpZXItc3VwcGxpZXItc3VwcGxpZXI=',
    BANK_WEBHOOK_SECRET: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
    BANK_ADMIN_KEY: 'test-admin-key-00001',
    BANK_SUPPLIER_KEY: 'test-supplier-key-001',
    BANK_PEPPER: 'test-pepper-0000001',
    // Read here because a Worker has no files; empty when the shared data is absent.
    NAUGHTY_STRINGS: existsSync(NAUGHTY) ? readFileSync(NAUGHTY, 'utf8') : '',
  },
  miniflare: {
    serviceBindings: { SHOP: shopDouble() },
  },
})
