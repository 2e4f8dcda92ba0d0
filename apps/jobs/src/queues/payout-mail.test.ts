import { idOf } from '@onhand/domain/ids'
import type { OutboxMessage } from '@onhand/service/ordering/ports'
import { JobsWorld } from '@onhand/testing/jobs/jobs-world'
import { aVendorRecord } from '@onhand/testing/jobs/placed-group'
import { expect, it } from 'vitest'
import { handleEmail } from './email.ts'

const vendor = aVendorRecord()
const payoutId = idOf('payout', 'pyt_mail1')
const SETTLED: OutboxMessage = {
  id: `payout.settled.mail:${payoutId}`,
  type: 'payout.settled.mail',
  version: 1,
  body: { payoutId },
}

async function deliver(status: 'due' | 'paid' | 'failed', times: number) {
  const world = new JobsWorld()
  world.money.payouts.set(payoutId, {
    id: payoutId,
    vendorId: vendor.id,
    currency: 'GBP',
    amountMinor: 100,
    toAccount: '3001-0001',
    origin: 'manual',
    status,
    requestedAtMs: 1,
    settledAtMs: status === 'due' ? null : 2,
    transactionNumber: status === 'paid' ? 'TX-7' : null,
    failureCode: status === 'failed' ? 'account_not_found' : null,
  })
  world.outbox.put(SETTLED)
  for (let time = 0; time < times; time += 1) {
    const delivered = { id: SETTLED.id, body: SETTLED, attempts: 1, timestamp: new Date(0), ack() {}, retry() {} }
    await handleEmail({ messages: [delivered as unknown as Message] }, world.deps())
  }
  return [...world.mails.values()]
}

it('[PAY-19] writes one mail about a payout that ended, however often it is told', async () => {
  expect(await deliver('paid', 3)).toMatchObject([{ to: vendor.email, text: 'TX-7' }])
  expect(await deliver('failed', 2)).toMatchObject([{ to: vendor.email, text: 'failed' }])
})

it('[PAY-19] writes none about a payout that is still due', async () => {
  expect(await deliver('due', 1)).toEqual([])
})
