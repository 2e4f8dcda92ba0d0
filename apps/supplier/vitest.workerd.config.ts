import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { workerdConfig } from '../../tools/test/workerd-config.ts'
import { bankDouble, shopDouble } from './test/doubles.ts'

const NAUGHTY = resolve(import.meta.dirname, '../../../shared/external/naughty-strings/blns.json')

export default workerdConfig(import.meta.dirname, {
  main: './src/worker.ts',
  objects: { SUPPLIER_BOOK: 'SupplierBook' },
  vars: {
    SUPPLIER_URL: 'http://supplier.localhost:8787',
    SHOP_URL: 'http://shop.localhost:8787',
    BANK_URL: 'http://bank.localhost:8787',
    SUPPLIER_API_KEY: 'test-shop-key-000001',
    SUPPLIER_SIGNING_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    SUPPLIER_WEBHOOK_SECRET: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
    SUPPLIER_ADMIN_KEY: 'test-admin-key-00001',
    BANK_SUPPLIER_KEY: 'test-supplier-key-001',
    BANK_SUPPLIER_SIGNING_SECRET: 'whsec_c3VwcGxpZXItc3VwcGxpZXItc3VwcGxpZXI=',
    // Read here because a Worker has no files; empty when the shared data is absent.
    NAUGHTY_STRINGS: existsSync(NAUGHTY) ? readFileSync(NAUGHTY, 'utf8') : '',
  },
  miniflare: { serviceBindings: { SHOP: shopDouble(), BANK: bankDouble() } },
})
