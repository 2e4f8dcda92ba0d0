import { LabelSheet } from '@onhand/contract/labels'
import type { Actor } from '@onhand/domain/identity/actor'
import { ROLE_PERMISSIONS } from '@onhand/domain/identity/permissions'
import { idOf } from '@onhand/domain/ids'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { labelRoutes } from './labels-routes.ts'

const vendorId = idOf('vendor', 'vnd_mine')
const skuId = idOf('sku', 'sku_milk')
const picker: Actor = {
  kind: 'person',
  personId: idOf('person', 'per_ada'),
  email: 'ada@example.com',
  isEmailVerified: true,
  isOperator: false,
  memberships: [{ vendorId, permissions: ROLE_PERMISSIONS.picker }],
}
const good = { vendorId, items: [{ skuId, lotCode: 'L1', expiryDate: '2027-12-31', copies: 2 }] }

async function post(
  body: unknown,
  actor: Actor,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) {
  const asked: unknown[] = []
  let isClosed = false
  const app = new Hono<{ Bindings: object }>().route(
    '/',
    labelRoutes(async () => ({
      actor,
      labels: {
        facts: async (vendor, skuIds) =>
          vendor === vendorId && skuIds.includes(skuId)
            ? [
                {
                  skuId,
                  title: 'Milk',
                  variantTitle: '',
                  gtin: '9521234543213',
                  code: 'M',
                  priceMinor: 195,
                  currency: 'GBP',
                },
              ]
            : [],
      },
      jobs: {
        fetch: async (request) => {
          asked.push(await request.json())
          return new Response('%PDF')
        },
      },
      close: async () => {
        isClosed = true
      },
    })),
  )
  const response = await app.request('/labels', { method: 'POST', headers, body: JSON.stringify(body) })
  return { response, asked, isClosed: () => isClosed }
}

describe('POST /labels', () => {
  it('prints each label as often as asked, and lets nobody keep it', async () => {
    const { response, asked, isClosed } = await post(good, picker)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    const sheet = LabelSheet.parse(asked[0])
    expect(sheet.labels).toHaveLength(2)
    expect(sheet.labels[0]).toMatchObject({
      title: 'Milk',
      lotCode: 'L1',
      price: { amountMinor: 195, currency: 'GBP' },
    })
    expect(isClosed()).toBe(true)
  })

  it('[IDN-2] is for members of the shop only, and only for its own goods', async () => {
    const other: Actor = {
      ...picker,
      memberships: [{ vendorId: idOf('vendor', 'vnd_other'), permissions: ROLE_PERMISSIONS.owner }],
    }
    expect((await post(good, { kind: 'nobody' })).response.status).toBe(401)
    expect((await post(good, other)).response.status).toBe(403)
    const foreign = await post({ ...good, items: [{ skuId: 'sku_foreign', copies: 1 }] }, picker)
    expect(foreign.response.status).toBe(404)
    expect(foreign.asked).toEqual([])
  })

  it('names the field that is wrong, and takes nothing from a form of another site', async () => {
    const bad = await post({ ...good, items: [{ skuId, copies: 0, lotCode: 'has space' }] }, picker)
    expect(bad.response.status).toBe(400)
    expect(await bad.response.json()).toMatchObject({
      error: { fields: [{ field: 'items.0.lotCode' }, { field: 'items.0.copies' }] },
    })
    const form = await post(good, picker, { 'content-type': 'text/plain' })
    expect(form.response.status).toBe(415)
    const many = await post({ ...good, items: Array.from({ length: 7 }, () => ({ skuId, copies: 100 })) }, picker)
    expect(await many.response.json()).toMatchObject({ error: { fields: [{ field: 'items' }] } })
  })
})
