import { parseArgs } from 'node:util'
import { localAddresses } from '../client/local-addresses.ts'
import { seed } from './run.ts'

const { values } = parseArgs({ options: { url: { type: 'string' }, data: { type: 'string' } } })
const { shopUrl, bankUrl, carrierUrl, secret } = localAddresses(values)
const { vendors, products, skus } = await seed({
  shopUrl,
  bankUrl,
  operatorKey: secret('OPERATOR_KEY'),
  bankAdminKey: secret('BANK_ADMIN_KEY'),
  depot: { url: carrierUrl, adminKey: secret('CARRIER_ADMIN_KEY') },
  log: (line) => console.log(line),
})
console.log(`seeded ${vendors} vendors, ${products} products, ${skus} SKUs`)
