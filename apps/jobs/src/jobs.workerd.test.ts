import { createExecutionContext, createMessageBatch, getQueueResult, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { derivedId, idOf } from '@onhand/domain/ids'
import type { PlacedOrderGroup } from '@onhand/domain/ordering/types'
import type { OutboxMessage } from '@onhand/service/ordering/ports'
import { d1Engine } from '@onhand/store'
import { storePorts } from '@onhand/store/store-ports'
import { stockPort } from '@onhand/stock-keeper'
import { aPlacedGroup, aPlacedLine, aPlacedOrder, aVendorRecord } from '@onhand/testing/jobs/placed-group'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import type { Env } from './env.ts'
import { describeForecastRuns } from './test-forecast-runs.ts'
import { describeCollecting } from './test-pictures.ts'
import { describePromotionRuns } from './test-promotions.ts'
import worker from './test-worker.ts'

const jobsEnv = env as unknown as Env
const store = storePorts(d1Engine(jobsEnv.DB), Date.now)
type Call = { readonly url: string; readonly key: string; readonly body: string }

describeForecastRuns()
describeCollecting(jobsEnv)
describePromotionRuns(store, runMinute)

describe('the jobs Worker', () => {
  it('[NEWS-1] [JOB-1] mails a placed order once with its invoice, however often the message comes', async () => {
    const { messages, group } = await placed('mailone')
    for (let time = 0; time < 3; time += 1) {
      expect(await deliver('onhand-email', [messages.mail])).toEqual({ acks: 1, retries: 0 })
    }
    const calls = (await callsOf(jobsEnv.MAILBOX)).filter((call) => call.key === messages.mail.id)
    expect(calls).toHaveLength(1)
    const mail = await PostalMime.parse(calls[0]?.body ?? '')
    expect(mail.subject).toBe(`Your order ${group.number} is placed`)
    expect(mail.attachments.map((file) => [file.filename, text(file.content).slice(0, 5)])).toEqual([
      [`INV-${group.orders[0]?.number}.pdf`, '%PDF-'],
    ])
    const view = await store.orders.view(group.id)
    expect(view?.timeline.map((event) => event.type)).toContain('invoice_sent')
    expect(await store.outbox.find(messages.mail.id)).toBeNull()
  })

  it('[DOC-4] makes an invoice with Chinese letters in the runtime itself', async () => {
    const { group } = await placed('paperone', { locale: 'zh-Hant' })
    const response = await fetchPaper(`/invoices/${group.id}.pdf`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-disposition')).toBe(`inline; filename="INV-${group.number}.pdf"`)
    const pdf = text(await response.arrayBuffer())
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    expect(pdf).toMatch(/NotoSansTC/)
  })

  it('has no other papers', async () => {
    for (const path of ['/', '/invoices/grp_unknown1.pdf', '/invoices/x.pdf', '/invoices/../secrets']) {
      expect((await fetchPaper(path)).status).toBe(404)
    }
  })

  it('[BUY-1] [BUY-2] pays and orders from the supplier once, and the order carries the transaction number', async () => {
    const { messages, group } = await placed('supplyone')
    const batch = Array.from({ length: 5 }, () => messages.supply)
    expect(await deliver('onhand-supplier', batch)).toEqual({ acks: 5, retries: 0 })
    expect(await deliver('onhand-supplier', batch)).toEqual({ acks: 5, retries: 0 })
    const supplierOrderId = derivedId('supplierOrder', group.orders[0]?.id ?? '')
    const record = await store.orders.record(group.id)
    const transactionNumber = `TX of transfer:${supplierOrderId}`
    expect(record?.supplierOrders).toMatchObject([{ id: supplierOrderId, status: 'paid', transactionNumber }])
    const orders = (await callsOf(jobsEnv.SUPPLIER)).filter((call) => call.key === supplierOrderId)
    expect(new Set(orders.map((call) => call.body)).size).toBe(1)
    expect(JSON.parse(orders[0]?.body ?? '{}')).toMatchObject({ transactionNumber, totalMinor: 1000 })
    const journals = await store.ledger.journalsOf(group.id)
    expect(journals.filter((journal) => journal.kind === 'supplier_payment')).toHaveLength(1)
  })

  it('[JOB-4] keeps a malformed message as a dead letter beside the good ones', async () => {
    const { messages } = await placed('oddone')
    expect(await deliver('onhand-email', [{ id: 'odd one', type: 'nonsense' }, messages.mail])).toEqual({
      acks: 2,
      retries: 0,
    })
    const letters = await store.outbox.deadLetters(null, 50)
    expect(letters.find((letter) => letter.id === 'odd one')).toMatchObject({ reason: 'malformed', type: 'nonsense' })
  })

  it('[JOB-7] writes what a StockKeeper tells and confirms it', async () => {
    const skuId = idOf('sku', 'sku_projected')
    const stock = stockPort(jobsEnv.STOCK)
    const locationId = idOf('location', 'loc_marlow')
    await stock.receive(skuId, {
      movementId: idOf('movement', 'mov_projected'),
      locationId,
      timeZone: 'Europe/London',
      lotId: idOf('lot', 'lot_projected'),
      lotCode: 'L1',
      expiryDate: null,
      units: 7,
      reason: 'receipt',
    })
    const levels = await stock.levels(skuId)
    const stockVersion = levels[0]?.version ?? 0
    const message = { type: 'stock.changed', version: 1, skuId, stockVersion, levels, movements: [] }
    expect(await deliver('onhand-projection', [message, message])).toEqual({ acks: 2, retries: 0 })
    expect(await store.stockProjection.levelsOf([skuId])).toMatchObject([{ availableUnits: 7, version: stockVersion }])
  })

  it('[JOB-5] sends due rows again in the minute run, and not before their time', async () => {
    const { messages } = await placed('cronone')
    await runMinute()
    const sent = await store.outbox.find(messages.mail.id)
    await runMinute()
    expect(sent?.attempts).toBe(1)
    expect((await store.outbox.find(messages.mail.id))?.attempts).toBe(1)
  })
})

async function placed(name: string, overrides: Partial<PlacedOrderGroup> = {}) {
  await store.vendors.upsert(aVendorRecord(), Date.now())
  const order = aPlacedOrder({
    id: idOf('order', `ord_${name}a1`),
    number: `${name}-1`,
    lines: [aPlacedLine({ id: idOf('orderLine', `oln_${name}n1`), reservationId: idOf('reservation', `rsv_${name}`) })],
  })
  const group = aPlacedGroup({
    id: idOf('orderGroup', `grp_${name}`),
    cartId: idOf('cart', `crt_${name}`),
    number: name,
    orders: [order],
    ...overrides,
    payment: {
      ...aPlacedGroup().payment,
      id: idOf('payment', `pay_${name}a1`),
      providerPaymentId: `bp_${name}`,
      transactionNumber: `TX-${name}`,
      amountMinor: order.totalMinor,
    },
  })
  const body = { orderGroupId: group.id, orderId: order.id }
  const messages: Record<'mail' | 'supply', OutboxMessage> = {
    mail: {
      id: `order.placed.mail:${group.id}`,
      type: 'order.placed.mail',
      version: 1,
      body: { orderGroupId: group.id },
    },
    supply: { id: `order.placed.supply:${order.id}`, type: 'order.placed.supply', version: 1, body },
  }
  await store.orders.insertPlaced(group, { events: [], journals: [], outbox: [messages.mail, messages.supply] })
  return { group, messages }
}

async function deliver(queue: string, bodies: readonly unknown[]): Promise<{ acks: number; retries: number }> {
  const batch = createMessageBatch(
    queue,
    bodies.map((body, index) => ({ id: `q${index}`, timestamp: new Date(0), attempts: 1, body })),
  )
  const context = createExecutionContext()
  await worker.queue?.(batch, jobsEnv, context)
  const result = await getQueueResult(batch, context)
  return { acks: result.explicitAcks.length, retries: result.retryMessages.length }
}

async function runMinute(): Promise<void> {
  const context = createExecutionContext()
  const controller = { scheduledTime: Date.now(), cron: '* * * * *', noRetry: () => undefined }
  await worker.scheduled?.(controller as unknown as ScheduledController, jobsEnv, context)
  await waitOnExecutionContext(context)
}

async function fetchPaper(path: string): Promise<Response> {
  const context = createExecutionContext()
  const request = new Request(`https://jobs.internal${path}`) as Parameters<NonNullable<typeof worker.fetch>>[0]
  const response = await worker.fetch?.(request, jobsEnv, context)
  if (response === undefined) throw new Error('the Worker answers requests')
  return response
}

async function callsOf(organisation: Env['BANK']): Promise<readonly Call[]> {
  return await (await organisation.fetch(new Request('https://any.test/calls'))).json()
}

function text(content: ArrayBuffer | Uint8Array | string): string {
  return typeof content === 'string' ? content : new TextDecoder('latin1').decode(content)
}
