import { ROLE_PERMISSIONS, type Role } from '@onhand/domain/identity/permissions'
import { ID_PREFIXES, idOf, type PersonId } from '@onhand/domain/ids'
import { EXPORT_COLUMNS } from '@onhand/domain/reports/export-columns'
import type { ExportKind, ReportSchedule } from '@onhand/domain/reports/report'
import type { RowExport } from '@onhand/service/reports/ports'
import type { Cell } from '@onhand/domain/reports/table'
import type { StorePorts } from '@onhand/service/deps'
import { exportTable } from '@onhand/service/reports/export-table'
import { openExport } from '@onhand/service/reports/open-export'
import { saveReport, sendReportNow } from '@onhand/service/reports/schedules'
import { type SendReportDeps, sendDueReports } from '@onhand/service/reports/send-due-reports'
import { describe, expect, it } from 'vitest'
import { anAudit } from './audit-entry.ts'
import { aWorld, NOW_MS, type OpenStore } from './store-world.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
let made = 0

async function aShop(open: OpenStore) {
  const store = await open()
  const world = aWorld()
  const vendor = world.vendor()
  await store.vendors.upsert(vendor, NOW_MS)
  const person = (name: string): PersonId => idOf('person', `per_${world.key}${name}`)
  const as = (role: Role) => ({
    kind: 'person' as const,
    personId: person('asker'),
    email: 'asker@example.com',
    isEmailVerified: true,
    isOperator: false,
    memberships: [{ vendorId: vendor.id, permissions: ROLE_PERMISSIONS[role] }],
  })
  return { store, world, vendor, person, as }
}

type Sent = { readonly to: string; readonly key: string; readonly names: readonly string[] }

function sending(store: StorePorts, readers: Awaited<ReturnType<StorePorts['reports']['readers']>>) {
  const sent: Sent[] = []
  let nowMs = NOW_MS
  let isMailDown = false
  const deps: SendReportDeps & Pick<Parameters<typeof saveReport>[0], 'newId'> = {
    ...store,
    reports: { ...store.reports, readers: async () => readers },
    nowMs: () => nowMs,
    log: silent,
    newId: (kind) => {
      made += 1
      return idOf(kind, `${ID_PREFIXES[kind]}_report${made}`)
    },
    mailSettings: { from: 'shop@example.com', shopUrl: 'https://shop.example' },
    mail: {
      send: async ({ to, key, attachments }) => {
        if (isMailDown) throw new Error('the post is closed')
        sent.push({ to, key, names: attachments.map(({ filename }) => filename) })
      },
    },
    reportDocuments: {
      reportMail: ({ fromDate, toDate }) => ({ subject: `${fromDate} ${toDate}`, text: '', html: '' }),
      sheet: async (table) => {
        for await (const _page of table.pages);
        return { content: new Uint8Array(1), contentType: 'text/csv' }
      },
    },
  }
  return {
    deps,
    sent,
    at: (ms: number) => {
      nowMs = ms
    },
    closeMail: (isClosed: boolean) => {
      isMailDown = isClosed
    },
  }
}

/** Exports and reports over a real store. */
export function describeReports(open: OpenStore): void {
  describe('exports', () => {
    it('[DIO-5] [DIO-7] give every row of a shop once, page by page, and none of another', async () => {
      const { store, world, vendor } = await aShop(open)
      const other = await aShop(open)
      const products = Array.from({ length: 5 }, (_, index) => world.product(`p${index}`))
      await store.catalogWrite.upsertProducts(vendor.id, products, NOW_MS)
      await store.catalogWrite.upsertProducts(other.vendor.id, [other.world.product('x')], NOW_MS)
      await store.stockProjection.project(
        products.map((_, index) => world.level(`p${index}`, 3)),
        [],
      )
      const skuId = products[0]?.skus[0]?.id ?? idOf('sku', 'sku_none')
      const line = (n: number) => world.line(n, { skuId, units: n })
      const group = world.group({ orders: [world.order(1, { vendorId: vendor.id, lines: [line(1), line(2)] })] })
      await store.orders.insertPlaced(group, { events: [], journals: [], outbox: [] })

      const rowsOf = async (kind: RowExport, limit: number) => {
        const rows: (readonly Cell[])[] = []
        let cursor: string | null = null
        for (let pages = 0; pages < 40; pages += 1) {
          const query = { vendorId: vendor.id, fromMs: 0, toMs: NOW_MS * 2, cursor, limit }
          const page: Awaited<ReturnType<StorePorts['reports']['exportPage']>> = await store.reports.exportPage(
            kind,
            query,
          )
          rows.push(...page.rows)
          cursor = page.nextCursor
          if (cursor === null) break
        }
        return rows
      }
      for (const kind of [
        'orders',
        'order_lines',
        'stock',
        'movements',
        'customers',
        'forecasts',
        'purchase_orders',
      ] as const) {
        const whole = await rowsOf(kind, 200)
        expect(await rowsOf(kind, 1)).toEqual(whole)
        for (const row of whole) expect(row).toHaveLength(EXPORT_COLUMNS[kind].length)
      }
      expect(await rowsOf('stock', 2)).toHaveLength(5)
      expect((await rowsOf('order_lines', 1)).map((row) => row[8])).toEqual([1, 2])
      expect(await rowsOf('orders', 1)).toHaveLength(1)

      const table = exportTable(store, vendor, { kind: 'products', fromMs: 0, toMs: NOW_MS * 2 })
      const handles: Cell[] = []
      for await (const page of table.pages) handles.push(...page.map((row) => row[0] ?? null))
      expect(handles.sort()).toEqual(products.map(({ slug }) => slug).sort())
    })

    it('[DIO-7] are opened for those whose role may read them only, and noted in the log', async () => {
      const { store, vendor, as } = await aShop(open)
      const deps = { ...store, ...sending(store, []).deps }
      const ask = (role: Role, kind: ExportKind) =>
        openExport(deps, as(role), { vendorId: vendor.id, kind, format: 'csv', fromDate: null, toDate: null })
      expect(await ask('accountant', 'ledger')).toMatchObject({ ok: true })
      expect(await ask('viewer', 'ledger')).toEqual({ ok: false, error: { code: 'forbidden' } })
      expect(await ask('picker', 'customers')).toEqual({ ok: false, error: { code: 'forbidden' } })
      const log = await store.audit.list(vendor.id, { cursor: null, limit: 9, action: 'data.exported', actorId: null })
      expect(log.items.map(({ facts }) => facts['table'])).toEqual(['ledger'])
    })

    it('sum a period up: orders, units, money, what sold most; cancelled ones apart', async () => {
      const { store, world, vendor } = await aShop(open)
      const line = world.line(1, { units: 3, totalMinor: 900, title: 'Tea' })
      const order = world.order(1, { vendorId: vendor.id, lines: [line] })
      const group = world.group({ orders: [order], placedAtMs: NOW_MS })
      await store.orders.insertPlaced(group, { events: [], journals: [], outbox: [] })
      const { currency } = group
      const summary = await store.reports.salesSummary(vendor.id, { currency, fromMs: NOW_MS - 1, toMs: NOW_MS + 1 })
      expect(summary).toMatchObject({
        orderCount: 1,
        cancelledCount: 0,
        units: 3,
        salesMinor: group.orders[0]?.totalMinor,
      })
      expect(summary.topItems).toEqual([{ title: 'Tea', units: 3, salesMinor: 900 }])
      const before = await store.reports.salesSummary(vendor.id, { currency, fromMs: 0, toMs: NOW_MS })
      expect(before).toMatchObject({ orderCount: 0, units: 0, topItems: [] })
    })
  })

  describe('reports by mail', () => {
    async function aReport(over: Partial<ReportSchedule> = {}) {
      const shop = await aShop(open)
      const reader = (name: string, role: Role) => ({
        personId: shop.person(name),
        name,
        email: `${name}@example.com`,
        permissions: ROLE_PERMISSIONS[role],
      })
      const mail = sending(shop.store, [reader('ada', 'accountant'), reader('vic', 'viewer'), reader('pic', 'picker')])
      const reportId = idOf('report', `rpt_${shop.world.key}`)
      const save = (changes: Partial<ReportSchedule> = {}) =>
        saveReport(mail.deps, shop.as('accountant'), {
          reportId,
          vendorId: shop.vendor.id,
          name: 'Daily',
          cadence: 'daily',
          hour: 8,
          parts: ['sales', 'orders'],
          format: 'csv',
          locale: 'en',
          recipientIds: [shop.person('ada'), shop.person('vic')],
          isPaused: false,
          ...over,
          ...changes,
        })
      const saved = await save()
      if (!saved.ok) throw new Error(saved.error.code)
      const ours = () => mail.sent.filter(({ key }) => key.startsWith(reportId))
      return { ...shop, mail, reportId, save, dueAtMs: saved.value.nextDueAtMs, ours }
    }

    it('[RPT-2] go out once to each recipient, however often the run comes and however many run at once', async () => {
      const { mail, dueAtMs, ours } = await aReport()
      mail.at(dueAtMs - 1)
      await sendDueReports(mail.deps)
      expect(ours()).toEqual([])
      mail.at(dueAtMs)
      await sendDueReports(mail.deps)
      await sendDueReports(mail.deps)
      expect(ours().map(({ to }) => to)).toEqual(['ada@example.com', 'vic@example.com'])
      expect(ours()[0]?.names).toHaveLength(2)
    })

    it('[RPT-3] that were missed are sent late once, and not once per missed day', async () => {
      const { mail, dueAtMs, ours, store, vendor } = await aReport()
      mail.at(dueAtMs + 5 * DAY_MS + HOUR_MS)
      await sendDueReports(mail.deps)
      await sendDueReports(mail.deps)
      expect(ours()).toHaveLength(2)
      const [report] = await store.reports.list(vendor.id)
      expect(report?.nextDueAtMs).toBe(dueAtMs + 6 * DAY_MS)
    })

    it('[RPT-2] that failed are sent by the next run, not again to those who have them', async () => {
      const { mail, dueAtMs, ours } = await aReport()
      mail.at(dueAtMs)
      mail.closeMail(true)
      await sendDueReports(mail.deps)
      expect(ours()).toEqual([])
      mail.closeMail(false)
      await sendDueReports(mail.deps)
      expect(ours()).toHaveLength(2)
    })

    it('[RPT-4] go to members only who may read all of it', async () => {
      const { save, person } = await aReport()
      const money = await save({ parts: ['money'], recipientIds: [person('vic')] })
      expect(money).toEqual({ ok: false, error: { code: 'report_recipients' } })
      expect(await save({ recipientIds: [person('pic')] })).toMatchObject({ ok: false })
      expect(await save({ recipientIds: [person('nobody')] })).toMatchObject({ ok: false })
      expect(await save({ parts: ['money'], recipientIds: [person('ada')] })).toMatchObject({ ok: true })
    })

    it('can be sent now, and not while they are paused', async () => {
      const { mail, save, ours, as, vendor, reportId } = await aReport()
      const sendNow = () => sendReportNow(mail.deps, as('accountant'), { vendorId: vendor.id, reportId })
      expect(await sendNow()).toEqual({ ok: true, value: null })
      await sendDueReports(mail.deps)
      expect(ours()).toHaveLength(2)
      await save({ isPaused: true })
      expect(await sendNow()).toMatchObject({ ok: false })
      mail.at(NOW_MS + 9 * DAY_MS)
      await sendDueReports(mail.deps)
      expect(ours()).toHaveLength(2)
    })

    it('are one shop’s alone: another can neither replace nor remove them', async () => {
      const { reportId, store, vendor } = await aReport()
      const other = await aShop(open)
      const [report] = await store.reports.list(vendor.id)
      if (!report) throw new Error('not saved')
      const taken = { ...report, vendorId: other.vendor.id, name: 'taken' }
      expect(await store.reports.save(taken, anAudit(other.world), NOW_MS)).toBe(false)
      await store.reports.remove(other.vendor.id, reportId, anAudit(other.world))
      expect(await store.reports.list(vendor.id)).toEqual([report])
    })
  })
}
