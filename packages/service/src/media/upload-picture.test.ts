import type { Actor } from '@onhand/domain/identity/actor'
import { ROLE_PERMISSIONS, type Role } from '@onhand/domain/identity/permissions'
import { idOf } from '@onhand/domain/ids'
import { describe, expect, it } from 'vitest'
import type { MediaPort } from './ports.ts'
import { uploadPicture } from './upload-picture.ts'

const vendorId = idOf('vendor', 'vnd_marlow')
const log = { info: () => {}, warn: () => {}, error: () => {} }

function member(role: Role, of = vendorId): Actor {
  return {
    kind: 'person',
    personId: idOf('person', 'per_ada'),
    email: 'ada@example.com',
    isEmailVerified: true,
    isOperator: false,
    memberships: [{ vendorId: of, permissions: ROLE_PERMISSIONS[role] }],
  }
}

function upload(actor: Actor, seen: Awaited<ReturnType<MediaPort['look']>>, size = 10) {
  const kept: number[] = []
  const media: MediaPort = {
    look: async () => seen,
    keep: async (bytes) => {
      kept.push(bytes.length)
      return { hash: 'abc', width: 4, height: 5, tint: '#ffffff' }
    },
    open: async () => null,
  }
  const answer = uploadPicture({ media, log }, actor, { vendorId, bytes: new Uint8Array(size) })
  return answer.then((result) => ({ kept, result: result.ok ? result.value : result.error }))
}

const PHOTO = { type: 'image/jpeg', width: 800, height: 1000 }
const MAX = 10 * 1024 * 1024

describe('uploading a picture', () => {
  it('[CAT-9] keeps a good one up to the last byte and pixel', async () => {
    expect(await upload(member('owner'), { ...PHOTO, width: 12_000 }, MAX)).toEqual({
      kept: [MAX],
      result: { url: '/media/i/abc/960.webp', alt: '', width: 4, height: 5, tint: '#ffffff' },
    })
  })

  it.each([
    { what: 'is too large', seen: PHOTO, size: MAX + 1, code: 'picture_too_large' },
    { what: 'is empty', seen: PHOTO, size: 0, code: 'picture_type' },
    { what: 'is no picture', seen: null, size: 10, code: 'picture_type' },
    { what: 'is a drawing', seen: { ...PHOTO, type: 'image/svg+xml' }, size: 10, code: 'picture_type' },
    { what: 'has too many pixels', seen: { ...PHOTO, height: 12_001 }, size: 10, code: 'picture_pixels' },
  ])('[CAT-9] refuses what $what and keeps nothing', async ({ seen, size, code }) => {
    expect(await upload(member('manager'), seen, size)).toMatchObject({ kept: [], result: { code } })
  })

  it.each([
    ['nobody', { kind: 'nobody' } as const, 'sign_in_required'],
    ['a viewer', member('viewer'), 'forbidden'],
    ['the owner of another shop', member('owner', idOf('vendor', 'vnd_other')), 'forbidden'],
  ])('[IDN-2] refuses %s', async (_who, actor, code) => {
    expect(await upload(actor, PHOTO)).toEqual({ kept: [], result: { code } })
  })
})
