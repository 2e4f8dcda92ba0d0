import { PrintLabelsInput } from '@onhand/contract/labels'
import type { Actor } from '@onhand/domain/identity/actor'
import { type LabelPort, printLabels } from '@onhand/service/inventory/print-labels'
import type { FetchLike } from '@onhand/signing'
import { type Context, Hono } from 'hono'

/** What printing labels needs: who asks, what labels say, and the jobs Worker that draws them. */
export type LabelContext = {
  readonly actor: Actor
  readonly labels: LabelPort
  readonly jobs: FetchLike
  readonly close: () => Promise<void>
}

const STATUS = { sign_in_required: 401, forbidden: 403, second_factor_required: 403, not_found: 404 } as const

/** `POST /labels`: labels of a shop's SKUs as PDF or ZPL. Mounted under /api/v1. Only JSON bodies, so no other site's form can send one. */
export function labelRoutes<E extends { Bindings: object }>(
  build: (context: Context<E>) => Promise<LabelContext>,
): Hono<E> {
  const routes = new Hono<E>()
  routes.post('/labels', async (context) => {
    if (!context.req.header('content-type')?.startsWith('application/json'))
      return context.json({ error: { code: 'invalid_request', message: 'send application/json' } }, 415)
    const input = PrintLabelsInput.safeParse(await context.req.json().catch(() => null))
    if (!input.success) {
      const fields = input.error.issues.map(({ path, message }) => ({ field: path.join('.') || 'input', message }))
      return context.json({ error: { code: 'invalid_request', message: 'some fields are wrong', fields } }, 400)
    }
    const { actor, labels, jobs, close } = await build(context)
    try {
      const printed = await printLabels({ labels }, actor, input.data)
      if (!printed.ok) return context.json({ error: printed.error }, STATUS[printed.error.code])
      const { symbol, stock, format, dotsPerMm, skip, locale } = input.data
      const body = JSON.stringify({ labels: printed.value, symbol, stock, format, dotsPerMm, skip, locale })
      const drawn = await jobs.fetch(new Request('https://jobs.internal/labels', { method: 'POST', body }))
      const response = new Response(drawn.body, drawn)
      response.headers.set('cache-control', 'private, no-store')
      return response
    } finally {
      await close()
    }
  })
  return routes
}
