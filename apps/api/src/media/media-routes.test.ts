import { ROLE_PERMISSIONS } from '@onhand/domain/identity/permissions'
import type { Actor } from '@onhand/domain/identity/actor'
import { idOf } from '@onhand/domain/ids'
import type { MediaPort } from '@onhand/service/media/ports'
import { describe, expect, it } from 'vitest'
import { isPictureUpload, mediaRoutes } from './media-routes.ts'

const HASH = 'a'.repeat(40)
const owner: Actor = {
  kind: 'person',
  personId: idOf('person', 'per_ada'),
  email: 'ada@example.com',
  isEmailVerified: true,
  isOperator: false,
  memberships: [{ vendorId: idOf('vendor', 'vnd_marlow'), permissions: ROLE_PERMISSIONS.owner }],
}

function routes(overrides: Partial<MediaPort> = {}, actor: Actor = owner) {
  const media: MediaPort = {
    look: async () => ({ type: 'image/png', width: 10, height: 10 }),
    keep: async () => ({ hash: HASH, width: 10, height: 10, tint: '#000000' }),
    open: async (hash) =>
      hash === HASH ? { body: new Uint8Array([1]), contentType: 'image/webp', isFinal: true } : null,
    ...overrides,
  }
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  return mediaRoutes(() => ({ media, log, actor: async () => actor, maxAgeSeconds: 100 }))
}
const put = (app: ReturnType<typeof routes>, bytes: number, vendor = 'vnd_marlow') =>
  app.request(`/api/v1/shops/${vendor}/pictures`, { method: 'PUT', body: new Uint8Array(bytes) })

describe('pictures over HTTP', () => {
  it('[CAT-9] takes a picture and answers where it is', async () => {
    const response = await put(routes(), 10)
    expect([response.status, await response.json()]).toEqual([
      200,
      { url: `/media/i/${HASH}/960.webp`, alt: '', width: 10, height: 10, tint: '#000000' },
    ])
  })

  it('[CAT-9] says with the status why it does not', async () => {
    expect((await put(routes(), 10 * 1024 * 1024 + 1)).status).toBe(413)
    expect((await put(routes({ look: async () => null }), 10)).status).toBe(415)
    expect(
      (await put(routes({ look: async () => ({ type: 'image/png', width: 1, height: 20_000 }) }), 10)).status,
    ).toBe(422)
    expect((await put(routes({}, { kind: 'nobody' }), 10)).status).toBe(401)
    expect((await put(routes(), 10, 'vnd_other')).status).toBe(403)
    expect((await put(routes(), 10, 'somewhere')).status).toBe(404)
  })

  it('[CAT-9] serves the sizes there are for ever, and no others', async () => {
    const get = (path: string) => routes().request(`/media/i/${path}`)
    const good = await get(`${HASH}/320.avif`)
    expect([good.status, good.headers.get('cache-control')]).toEqual([200, 'public, max-age=100, immutable'])
    for (const path of [
      `${HASH}/321.webp`,
      `${HASH}/320.svg`,
      `${'b'.repeat(40)}/320.webp`,
      `${HASH.slice(1)}/320.webp`,
    ])
      expect((await get(path)).status).toBe(404)
  })

  it('[CAT-9] lets nobody keep a makeshift for long', async () => {
    const makeshift = { body: new Uint8Array([1]), contentType: 'image/webp', isFinal: false }
    const response = await routes({ open: async () => makeshift }).request(`/media/i/${HASH}/320.avif`)
    expect([response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
      'image/webp',
      'public, max-age=60',
    ])
  })

  it('lets only this one body be as large as a picture', () => {
    expect(isPictureUpload('PUT', '/api/v1/shops/vnd_marlow/pictures')).toBe(true)
    expect(isPictureUpload('POST', '/api/v1/shops/vnd_marlow/pictures')).toBe(false)
    expect(isPictureUpload('PUT', '/trpc/product.save')).toBe(false)
  })
})
