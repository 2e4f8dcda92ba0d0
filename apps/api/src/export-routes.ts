import { isCalendarDate } from '@onhand/domain/local-time'
import { LOCALES, type Locale } from '@onhand/domain/catalog/views'
import { isId } from '@onhand/domain/ids'
import type { Actor } from '@onhand/domain/identity/actor'
import { isExportKind, type SheetFormat } from '@onhand/domain/reports/report'
import { SHEET_TYPES, sheetFile } from '@onhand/documents/sheets/sheet-file'
import { openExport } from '@onhand/service/reports/open-export'
import { type Context, Hono } from 'hono'

/** What a download needs: who asks, and the ports, whose connection stays open until the last row is written. */
export type ExportContext = {
  readonly actor: Actor
  readonly deps: Parameters<typeof openExport>[0]
  readonly close: () => Promise<void>
}

const FILE = /^([a-z_]{1,20})\.(csv|xlsx)$/
const STATUS = { sign_in_required: 401, forbidden: 403, second_factor_required: 403, not_found: 404 } as const

/** `GET /shops/:vendorId/exports/orders.xlsx?from=2026-11-01&to=2026-11-30&lang=en`: a shop's table as a file, streamed. Mounted under /api/v1. */
export function exportRoutes<E extends { Bindings: object }>(
  build: (context: Context<E>) => Promise<ExportContext>,
): Hono<E> {
  const routes = new Hono<E>()
  routes.get('/shops/:vendorId/exports/:file', async (context) => {
    const asked = requestOf(context.req.param('vendorId'), context.req.param('file'), (name) => context.req.query(name))
    if (asked === null) return context.json({ error: { code: 'not_found', message: 'no such table' } }, 404)
    if ('field' in asked)
      return context.json({ error: { code: 'invalid_field', ...asked, expected: 'a day like 2026-11-21' } }, 400)
    const { actor, deps, close } = await build(context)
    const opened = await openExport(deps, actor, asked)
    if (!opened.ok) {
      context.executionCtx.waitUntil(close())
      return context.json({ error: opened.error }, STATUS[opened.error.code])
    }
    const { table, filename } = opened.value
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    // Somebody who goes away in the middle ends the reading, too.
    context.executionCtx.waitUntil(
      sheetFile(table, asked)
        .pipeTo(writable)
        .catch(() => undefined)
        .finally(close),
    )
    return new Response(readable, {
      headers: {
        'content-type': SHEET_TYPES[asked.format],
        'content-disposition': `attachment; filename="${filename.replace(/[^\w.-]/g, '-')}"; filename*=UTF-8''${encodeURIComponent(filename)}`,
        'cache-control': 'private, no-store',
      },
    })
  })
  return routes
}

type Asked = Parameters<typeof openExport>[2] & { readonly locale: Locale }

function requestOf(
  vendorId: string,
  file: string,
  query: (name: string) => string | undefined,
): Asked | { readonly field: string } | null {
  const [, kind = '', format = ''] = FILE.exec(file) ?? []
  if (!isId('vendor', vendorId) || !isExportKind(kind)) return null
  const from = query('from') ?? null
  const to = query('to') ?? null
  for (const [field, date] of [
    ['from', from],
    ['to', to],
  ] as const)
    if (date !== null && !isCalendarDate(date)) return { field }
  const sheet: SheetFormat = format === 'xlsx' ? 'xlsx' : 'csv'
  const locale = LOCALES.find((one) => one === query('lang')) ?? 'en'
  return { vendorId, kind, format: sheet, fromDate: from, toDate: to, locale }
}
