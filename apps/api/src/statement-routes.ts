import { LocaleInput } from '@onhand/contract'
import { isId } from '@onhand/domain/ids'
import type { Actor } from '@onhand/domain/identity/actor'
import { isMonthKey } from '@onhand/domain/payments/months'
import type { ServiceDeps } from '@onhand/service/deps'
import { statementPaper } from '@onhand/service/money/statement-paper'
import type { FetchLike } from '@onhand/signing'
import { type Context, Hono } from 'hono'

/** What a statement on paper needs: who asks, the shop's money, and the jobs Worker that draws. */
export type StatementContext = {
  readonly actor: Actor
  readonly deps: Pick<ServiceDeps, 'money' | 'vendors'>
  readonly jobs: FetchLike
  readonly close: () => Promise<void>
}

const STATUS = {
  sign_in_required: 401,
  forbidden: 403,
  second_factor_required: 403,
  not_found: 404,
  too_many_lines: 413,
} as const

/** `GET /shops/:vendorId/statements/2026-11.pdf?locale=en`: a month of a shop's account. Mounted under /api/v1; reads only. */
export function statementRoutes<E extends { Bindings: object }>(
  build: (context: Context<E>) => Promise<StatementContext>,
): Hono<E> {
  const routes = new Hono<E>()
  routes.get('/shops/:vendorId/statements/:file', async (context) => {
    const vendorId = context.req.param('vendorId')
    const month = context.req.param('file').replace(/\.pdf$/, '')
    if (!isId('vendor', vendorId) || !isMonthKey(month) || !context.req.path.endsWith('.pdf'))
      return context.json({ error: { code: 'not_found', message: 'no such statement' } }, 404)
    const locale = LocaleInput.catch('en').parse(context.req.query('locale'))
    const { actor, deps, jobs, close } = await build(context)
    try {
      const paper = await statementPaper(deps, actor, { vendorId, month, locale })
      if (!paper.ok) return context.json({ error: paper.error }, STATUS[paper.error.code])
      const body = JSON.stringify(paper.value)
      const drawn = await jobs.fetch(new Request('https://jobs.internal/statements', { method: 'POST', body }))
      const response = new Response(drawn.body, drawn)
      response.headers.set('content-disposition', `attachment; filename="statement-${month}.pdf"`)
      response.headers.set('cache-control', 'private, no-store')
      return response
    } finally {
      await close()
    }
  })
  return routes
}
