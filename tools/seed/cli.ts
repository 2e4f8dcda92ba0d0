import { localAddresses } from '../client/local-addresses.ts'
import { readOptions } from '../client/read-options.ts'
import { seed } from './run.ts'

const HELP = `npm run seed -- [--url URL] [--data DIR]

Fills a running marketplace with the demo's shops, products, stock and people. Repeating it changes nothing.

  --url URL    the storefront (default: the one that npm start runs)
  --data DIR   where its keys are (default .onhand)`

const values = readOptions(HELP, { url: { type: 'string' }, data: { type: 'string' } })
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
