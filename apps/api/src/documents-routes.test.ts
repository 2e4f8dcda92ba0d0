import { idOf } from '@onhand/domain/ids'
import { orderLinks } from '@onhand/service/ordering/order-links'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { documentRoutes } from './documents-routes.ts'

const GROUP = idOf('orderGroup', 'grp_groupone')
const links = orderLinks(crypto.subtle, 'secret of the shop')

describe('documentRoutes', () => {
  it('[DOC-1] gives the invoice to whoever holds the secret link', async () => {
    const { response, asked } = await get(await links.tokenFor(GROUP))
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(await response.text()).toBe('%PDF')
    expect(asked).toEqual(['https://jobs.internal/invoices/grp_groupone.pdf'])
  })

  it('refuses every other link without asking for the paper', async () => {
    const token = await links.tokenFor(GROUP)
    const other = await orderLinks(crypto.subtle, 'another secret').tokenFor(GROUP)
    for (const wrong of ['x', 'groupone', `${token}0`, token.replace('groupone', 'grouptwo'), other]) {
      const { response, asked } = await get(wrong)
      expect(response.status).toBe(404)
      expect(asked).toEqual([])
    }
  })
})

async function get(token: string): Promise<{ response: Response; asked: string[] }> {
  const asked: string[] = []
  const jobs = {
    fetch: async (request: Request) => {
      asked.push(request.url)
      return new Response('%PDF', { headers: { 'content-type': 'application/pdf' } })
    },
  }
  const app = new Hono<{ Bindings: object }>().route(
    '/api/v1',
    documentRoutes(() => ({ orderLinks: links, jobs })),
  )
  return { response: await app.request(`/api/v1/orders/${token}/invoice.pdf`), asked }
}
