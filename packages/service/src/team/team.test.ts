import type { Actor } from '@onhand/domain/identity/actor'
import { type Permission, PERMISSIONS, ROLE_PERMISSIONS } from '@onhand/domain/identity/permissions'
import { idOf } from '@onhand/domain/ids'
import { aVendorRecord } from '@onhand/testing/catalog/builders'
import { describe, expect, it } from 'vitest'
import { acceptInvitation, INVITATION_MS, invite, viewInvitation } from './invitations.ts'
import { createKey, listKeys } from './keys.ts'
import { changeMemberRole, removeMember, viewTeam } from './members.ts'
import type { Invitation, TeamMember } from './ports.ts'
import { saveRole } from './roles.ts'

const vendor = aVendorRecord()
const vendorId = vendor.id
const NOW_MS = Date.UTC(2026, 10, 21)
const personId = (name: string) => idOf('person', `per_${name}`)
const as = (name: string, permissions: readonly Permission[], more: { needsSecondFactor?: boolean } = {}): Actor => ({
  kind: 'person',
  personId: personId(name),
  email: `${name}@example.com`,
  isEmailVerified: true,
  isOperator: false,
  memberships: [{ vendorId, permissions }],
  ...more,
})
const owner = as('ada', PERMISSIONS)
const manager = as('max', ROLE_PERMISSIONS.manager)

/** A team that remembers what it is told, and a post office that keeps the links. */
function aTeam() {
  const member = (name: string, role: TeamMember['role']): TeamMember => ({
    personId: personId(name),
    name,
    email: `${name}@example.com`,
    role,
    hasTwoFactor: false,
    joinedAtMs: NOW_MS,
  })
  const members = [member('ada', 'owner'), member('max', 'manager'), member('pia', 'picker')]
  const written: string[] = []
  const mails: { readonly to: string; readonly token: string }[] = []
  let open: Invitation | null = null
  let nowMs = NOW_MS
  const write = (what: string) => async () => {
    written.push(what)
    return true
  }
  const deps = {
    nowMs: () => nowMs,
    newId: (kind: string) => idOf('audit', `aud_${kind}`),
    vendors: { records: async () => [vendor] },
    keyMint: { mint: async () => ({ key: 'onhand_secret', hash: 'hash' }) },
    invitationMail: {
      tokenFor: async (id: string) => `${id}.signed`,
      verify: async (token: string) => (token.endsWith('.signed') ? idOf('invitation', token.slice(0, -7)) : null),
      send: async (mail: { to: string; token: string }) => void mails.push(mail),
    },
    team: {
      members: async () => members,
      roles: async () => [],
      everyone: async () => ({ members, roles: [], invitations: [] }),
      invitation: async () => open,
      putInvitation: async (invitation: Invitation) => {
        open = invitation
      },
      acceptInvitation: async () => {
        const accepted = open
        open = null
        return accepted
      },
      changeRole: write('role'),
      remove: write('removal'),
      putRole: write('own role'),
      keys: async () => [],
      putKey: write('key'),
    },
  } as unknown as Parameters<typeof invite>[0] & Parameters<typeof createKey>[0]
  return { deps, written, mails, later: (ms: number) => (nowMs += ms) }
}

const toPia = {
  vendorId,
  invitationId: idOf('invitation', 'inv_one'),
  email: 'Guest@Example.com',
  locale: 'en',
} as const

describe('granting', () => {
  it('[IDN-3] a manager makes nobody an owner, and changes no owner', async () => {
    const { deps, written } = aTeam()
    const permissions = ['keys.write', 'purchasing.automate', 'money.payout']
    const beyond = { ok: false, error: { code: 'beyond_own_permissions', permissions } }
    expect(await changeMemberRole(deps, manager, { vendorId, personId: personId('pia'), role: 'owner' })).toEqual(
      beyond,
    )
    expect(await changeMemberRole(deps, manager, { vendorId, personId: personId('ada'), role: 'viewer' })).toEqual(
      beyond,
    )
    expect(await removeMember(deps, manager, { vendorId, personId: personId('ada') })).toEqual(beyond)
    expect(await invite(deps, manager, { ...toPia, role: 'owner' })).toEqual(beyond)
    const role = { vendorId, roleId: idOf('role', 'rol_one'), name: 'Payer', permissions: ['money.payout'] as const }
    expect(await saveRole(deps, manager, role)).toMatchObject({ error: { code: 'beyond_own_permissions' } })
    expect(written).toEqual([])
  })

  it('[IDN-3] a manager gives what managers have', async () => {
    const { deps, written } = aTeam()
    const change = { vendorId, personId: personId('pia'), role: 'manager' } as const
    expect(await changeMemberRole(deps, manager, change)).toEqual({ ok: true, value: null })
    expect(written).toEqual(['role'])
  })

  it('anybody leaves by themselves, and nobody takes others off without leave', async () => {
    const { deps, written } = aTeam()
    const pia = as('pia', ROLE_PERMISSIONS.picker)
    expect(await removeMember(deps, pia, { vendorId, personId: personId('max') })).toMatchObject({
      error: { code: 'forbidden' },
    })
    expect(await removeMember(deps, pia, { vendorId, personId: personId('pia') })).toMatchObject({ ok: true })
    expect(written).toEqual(['removal'])
  })

  it('a person or a role that the shop does not have is not found', async () => {
    const { deps } = aTeam()
    const none = { vendorId, personId: personId('zoe'), role: 'viewer' } as const
    expect(await changeMemberRole(deps, owner, none)).toEqual({
      ok: false,
      error: { code: 'not_found', what: 'member' },
    })
    const foreign = { vendorId, personId: personId('pia'), role: idOf('role', 'rol_other') }
    expect(await changeMemberRole(deps, owner, foreign)).toEqual({
      ok: false,
      error: { code: 'not_found', what: 'role' },
    })
  })
})

describe('an invitation', () => {
  it('[IDN-5] goes to one address and works for it alone', async () => {
    const { deps, mails } = aTeam()
    expect(await invite(deps, owner, { ...toPia, role: 'picker' })).toMatchObject({ ok: true })
    expect(mails).toMatchObject([{ to: 'guest@example.com', token: 'inv_one.signed' }])
    const token = mails[0]?.token ?? ''
    expect(await viewInvitation(deps, token)).toMatchObject({ value: { email: 'guest@example.com', role: 'picker' } })
    expect(await acceptInvitation(deps, { kind: 'nobody' }, token)).toMatchObject({
      error: { code: 'sign_in_required' },
    })
    expect(await acceptInvitation(deps, as('eve', []), token)).toMatchObject({
      error: { code: 'invitation_for_other' },
    })
    expect(await acceptInvitation(deps, as('guest', []), token)).toEqual({ ok: true, value: { vendorId } })
    expect(await acceptInvitation(deps, as('guest', []), token)).toMatchObject({ error: { code: 'not_found' } })
  })

  it('[IDN-5] ends after a week, and a forged link leads nowhere', async () => {
    const { deps, mails, later } = aTeam()
    await invite(deps, owner, { ...toPia, role: 'picker' })
    expect(await acceptInvitation(deps, as('guest', []), 'inv_one.forged')).toMatchObject({
      error: { code: 'not_found' },
    })
    later(INVITATION_MS)
    expect(await acceptInvitation(deps, as('guest', []), mails[0]?.token ?? '')).toMatchObject({
      error: { code: 'invitation_expired' },
    })
  })

  it('is not sent to somebody who is there already', async () => {
    const { deps, mails } = aTeam()
    const again = { ...toPia, email: 'PIA@example.com', role: 'picker' } as const
    expect(await invite(deps, owner, again)).toEqual({ ok: false, error: { code: 'already_member' } })
    expect(mails).toEqual([])
  })
})

describe('the second factor', () => {
  it('[IDN-7] is asked for by what changes who may do what, not by reading', async () => {
    const { deps, written } = aTeam()
    const half = as('ada', PERMISSIONS, { needsSecondFactor: true })
    const asked = { ok: false, error: { code: 'second_factor_required' } }
    expect(await changeMemberRole(deps, half, { vendorId, personId: personId('pia'), role: 'viewer' })).toEqual(asked)
    expect(await listKeys(deps, half, vendorId)).toEqual(asked)
    expect(await viewTeam(deps, half, vendorId)).toMatchObject({ ok: true })
    expect(written).toEqual([])
  })
})

describe('a key', () => {
  it('[IDN-3] [IDN-6] may do no more than its maker, and is shown to them', async () => {
    const { deps, written } = aTeam()
    const input = { vendorId, keyId: idOf('apiKey', 'key_one'), name: 'Till', expiresInDays: null }
    const keeper = as('kim', ['keys.write', 'orders.read'])
    expect(await createKey(deps, keeper, { ...input, permissions: ['money.payout'] })).toMatchObject({
      error: { code: 'beyond_own_permissions', permissions: ['money.payout'] },
    })
    expect(await createKey(deps, keeper, { ...input, permissions: ['orders.read'] })).toEqual({
      ok: true,
      value: { key: 'onhand_secret' },
    })
    expect(written).toEqual(['key'])
  })
})
