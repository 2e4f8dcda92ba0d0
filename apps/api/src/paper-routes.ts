import { LocaleInput } from '@onhand/contract'
import { type IdKind, isId } from '@onhand/domain/ids'
import type { Actor } from '@onhand/domain/identity/actor'
import type { ShopPaper } from '@onhand/domain/ordering/shop-papers'
import type { Result } from '@onhand/domain/result'
import type { ServiceDeps } from '@onhand/service/deps'
import { packingSlips, pickListPapers } from '@onhand/service/ordering/desk/shop-papers'
import type { FetchLike } from '@onhand/signing'
import { type Context, Hono } from 'hono'

/** What printing a shop's papers needs: who asks, its orders and lists, and the jobs Worker that draws. */
export type PaperContext = {
  readonly actor: Actor
  readonly deps: Pick<ServiceDeps, 'orders' | 'pickLists' | 'vendors'>
  readonly jobs: FetchLike
  readonly close: () => Promise<void>
}

type Refusal = { readonly code: 'sign_in_required' | 'forbidden' | 'second_factor_required' | 'not_found' }
const STATUS = { sign_in_required: 401, forbidden: 403, second_factor_required: 403, not_found: 404 } as const

/**
 * `GET /shops/:vendorId/packing-slips.pdf?orders=…&locale=…` and `…/pick-lists/:pickListId/{list,slips}.pdf`: papers for the people of a shop.
 * Mounted under /api/v1; reads only, and the session's cookie is same-site.
 */
export function paperRoutes<E extends { Bindings: object }>(
  build: (context: Context<E>) => Promise<PaperContext>,
): Hono<E> {
  const routes = new Hono<E>()
  const answer = async (
    context: Context<E>,
    read: (paper: PaperContext) => Promise<Result<readonly ShopPaper[], Refusal>>,
  ) => {
    const built = await build(context)
    try {
      const papers = await read(built)
      if (!papers.ok) return context.json({ error: { code: papers.error.code } }, STATUS[papers.error.code])
      const body = JSON.stringify(papers.value)
      const drawn = await built.jobs.fetch(new Request('https://jobs.internal/papers', { method: 'POST', body }))
      const response = new Response(drawn.body, drawn)
      response.headers.set('cache-control', 'private, no-store')
      return response
    } finally {
      await built.close()
    }
  }
  const locale = (context: Context<E>) => LocaleInput.catch('en').parse(context.req.query('locale'))

  routes.get('/shops/:vendorId/packing-slips.pdf', async (context) => {
    const vendorId = idIn('vendor', context.req.param('vendorId'))
    const orderIds = (context.req.query('orders') ?? '').split(',').flatMap((text) => idIn('order', text) ?? [])
    if (!vendorId || orderIds.length === 0) return context.json({ error: { code: 'not_found' } }, 404)
    return await answer(context, ({ actor, deps }) =>
      packingSlips(deps, actor, { vendorId, orderIds, locale: locale(context) }),
    )
  })
  routes.get('/shops/:vendorId/pick-lists/:pickListId/:what{(list|slips)\\.pdf}', async (context) => {
    const vendorId = idIn('vendor', context.req.param('vendorId'))
    const pickListId = idIn('pickList', context.req.param('pickListId'))
    if (!vendorId || !pickListId) return context.json({ error: { code: 'not_found' } }, 404)
    const what = context.req.param('what') === 'list.pdf' ? 'list' : 'slips'
    return await answer(context, ({ actor, deps }) =>
      pickListPapers(deps, actor, { vendorId, pickListId, what, locale: locale(context) }),
    )
  })
  return routes
}

function idIn<Kind extends IdKind>(kind: Kind, text: string) {
  return isId(kind, text) ? text : null
}
