import { idOf } from '@onhand/domain/ids'
import type { OutboxMessage } from '@onhand/service/ordering/ports'
import type { AlertRow } from '@onhand/service/stock/ports'
import { JobsWorld } from '@onhand/testing/jobs/jobs-world'
import { aVendorRecord } from '@onhand/testing/jobs/placed-group'
import { expect, it } from 'vitest'
import { handleEmail } from './email.ts'

const vendor = aVendorRecord()
const TOLD: OutboxMessage = {
  id: `stock.low:${vendor.id}:1`,
  type: 'stock.low.mail',
  version: 1,
  body: { vendorId: vendor.id, toldAtMs: 1 },
}
const LOW: AlertRow = {
  skuId: idOf('sku', 'sku_low'),
  locationId: vendor.locations[0]?.id ?? idOf('location', 'loc_none'),
  reorderUnits: 5,
  title: 'Cox apples',
  skuTitle: '1 kg',
  code: 'APL',
  availableUnits: 2,
  incomingUnits: 0,
}

async function deliver(lowStock: readonly AlertRow[], times: number) {
  const world = new JobsWorld()
  world.lowStock = lowStock
  world.outbox.put(TOLD)
  const messages = Array.from({ length: times }, () => {
    const delivered = { id: TOLD.id, body: TOLD, attempts: 1, timestamp: new Date(0), ack() {}, retry() {} }
    return delivered as unknown as Message
  })
  for (const message of messages) await handleEmail({ messages: [message] }, world.deps())
  return [...world.mails.values()]
}

it('[INV-28] writes one mail to the shop about what is low, however often it is told', async () => {
  const mails = await deliver([LOW], 3)
  expect(mails).toMatchObject([{ to: vendor.email, text: 'Cox apples · 1 kg' }])
})

it('[INV-28] writes no mail when everything was refilled meanwhile', async () => {
  expect(await deliver([], 1)).toEqual([])
})
