import { PERMISSIONS, ROLE_PERMISSIONS } from '@onhand/domain/identity/permissions'
import { idOf } from '@onhand/domain/ids'
import { describe, expect, it } from 'vitest'
import { anAudit } from './audit-entry.ts'
import { aWorld, NOW_MS, type OpenStore, type World } from './store-world.ts'

const person = (world: World, name: string) => idOf('person', `per_${world.key}${name}`)
const DAY_MS = 86_400_000

/** Who works in a shop: the same on both engines. */
export function describeTeamStore(open: OpenStore): void {
  describe('the team of a shop', () => {
    describeMembers(open)
    describeInvitations(open)
    describeRoles(open)
    describeKeys(open)
    describeAudit(open)
  })
}

/** A shop with these members, by name and role. */
async function aShop(open: OpenStore, members: Readonly<Record<string, 'owner' | 'picker'>> = { ada: 'owner' }) {
  const store = await open()
  const world = aWorld()
  await store.vendors.upsert(world.vendor(), NOW_MS)
  const vendorId = world.vendor().id
  for (const [name, role] of Object.entries(members))
    await store.memberships.put({
      vendorId,
      personId: person(world, name),
      role,
      nowMs: NOW_MS,
      audit: anAudit(world, { action: 'team.role_set' }),
    })
  const roleOf = async (name: string) =>
    (await store.team.members(vendorId)).find((member) => member.personId === person(world, name))?.role
  return { store, world, vendorId, roleOf }
}

function describeMembers(open: OpenStore): void {
  it('[IDN-1] a member may do in the shop what their role allows', async () => {
    const { store, world, vendorId } = await aShop(open, { pia: 'picker' })
    expect(await store.memberships.of(person(world, 'pia'))).toEqual([
      { vendorId, permissions: ROLE_PERMISSIONS.picker },
    ])
    expect(await store.memberships.of(person(world, 'nobody'))).toEqual([])
    const [shop] = await store.memberships.shopsOf(person(world, 'pia'))
    expect(shop).toMatchObject({ vendorId, role: 'picker', isSimple: false, currency: world.vendor().currency })
  })

  it('[IDN-4] the last owner stays one', async () => {
    const { store, world, vendorId, roleOf } = await aShop(open, { ada: 'owner', pia: 'picker' })
    const ada = { vendorId, personId: person(world, 'ada') }
    expect(await store.team.changeRole({ ...ada, role: 'viewer' }, anAudit(world))).toBe(false)
    expect(await store.team.remove(vendorId, ada.personId, anAudit(world))).toBe(false)
    expect(await roleOf('ada')).toBe('owner')
    expect(
      await store.team.changeRole({ vendorId, personId: person(world, 'pia'), role: 'owner' }, anAudit(world)),
    ).toBe(true)
    expect(await store.team.changeRole({ ...ada, role: 'viewer' }, anAudit(world))).toBe(true)
    expect([await roleOf('ada'), await roleOf('pia')]).toEqual(['viewer', 'owner'])
  })

  it('[IDN-4] two owners who leave at once do not leave the shop without one', async () => {
    const { store, world, vendorId } = await aShop(open, { ada: 'owner', bea: 'owner' })
    const left = await Promise.all(
      ['ada', 'bea'].map((name) => store.team.remove(vendorId, person(world, name), anAudit(world))),
    )
    expect([...left].sort()).toEqual([false, true])
    expect((await store.team.members(vendorId)).map((member) => member.role)).toEqual(['owner'])
  })

  it('[IDN-4] others come and go freely, and what was refused is not in the log', async () => {
    const { store, world, vendorId } = await aShop(open, { ada: 'owner', pia: 'picker' })
    const refused = anAudit(world, { action: 'team.left' })
    expect(await store.team.remove(vendorId, person(world, 'ada'), refused)).toBe(false)
    expect(await store.team.remove(vendorId, person(world, 'pia'), anAudit(world, { action: 'team.removed' }))).toBe(
      true,
    )
    const page = { cursor: null, limit: 10, action: null, actorId: null }
    const actions = (await store.audit.list(vendorId, page)).items.map((entry) => entry.action)
    expect([...actions].sort()).toEqual(['team.removed', 'team.role_set', 'team.role_set'])
  })
}

function describeInvitations(open: OpenStore): void {
  const invitation = (world: World, name: string, overrides = {}) => ({
    id: idOf('invitation', `inv_${world.key}${name}`),
    vendorId: world.vendor().id,
    email: 'pia@example.com',
    role: 'picker' as const,
    invitedBy: 'ada@example.com',
    createdAtMs: NOW_MS,
    expiresAtMs: NOW_MS + 7 * DAY_MS,
    ...overrides,
  })

  it('[IDN-5] an invitation is accepted once', async () => {
    const { store, world, vendorId, roleOf } = await aShop(open)
    const sent = invitation(world, 'one')
    await store.team.putInvitation(sent, anAudit(world))
    expect(await store.team.everyone(vendorId)).toMatchObject({ invitations: [sent] })
    const accept = () => store.team.acceptInvitation(sent.id, person(world, 'pia'), anAudit(world))
    const answers = await Promise.all([accept(), accept()])
    expect(answers.filter((answer) => answer !== null)).toEqual([sent])
    expect(await accept()).toBeNull()
    expect(await roleOf('pia')).toBe('picker')
    expect(await store.team.everyone(vendorId)).toMatchObject({ invitations: [] })
  })

  it('[IDN-5] inviting again ends the former link, and a withdrawn one joins nobody', async () => {
    const { store, world, vendorId, roleOf } = await aShop(open)
    const [former, latter] = [invitation(world, 'one'), invitation(world, 'two', { role: 'viewer' })]
    await store.team.putInvitation(former, anAudit(world))
    await store.team.putInvitation(latter, anAudit(world))
    expect(await store.team.invitation(former.id)).toBeNull()
    expect(await store.team.acceptInvitation(former.id, person(world, 'pia'), anAudit(world))).toBeNull()
    await store.team.deleteInvitation(latter.id, anAudit(world))
    expect(await store.team.acceptInvitation(latter.id, person(world, 'pia'), anAudit(world))).toBeNull()
    expect(await roleOf('pia')).toBeUndefined()
    expect(await store.team.everyone(vendorId)).toMatchObject({ invitations: [] })
  })
}

function describeRoles(open: OpenStore): void {
  it("[IDN-1] a role of the shop's own gives what it names, and goes only when nobody has it", async () => {
    const { store, world, vendorId } = await aShop(open, { ada: 'owner', pia: 'picker' })
    const role = {
      id: idOf('role', `rol_${world.key}`),
      name: 'Till',
      permissions: ['orders.read', 'orders.create'] as const,
    }
    expect(await store.team.putRole(vendorId, role, anAudit(world))).toBe(true)
    const other = { ...role, id: idOf('role', `rol_${world.key}other`) }
    expect(await store.team.putRole(vendorId, other, anAudit(world))).toBe(false)
    await store.team.changeRole({ vendorId, personId: person(world, 'pia'), role: role.id }, anAudit(world))
    expect(await store.memberships.of(person(world, 'pia'))).toEqual([{ vendorId, permissions: role.permissions }])
    expect(await store.team.deleteRole(vendorId, role.id, anAudit(world))).toBe(false)
    await store.team.changeRole({ vendorId, personId: person(world, 'pia'), role: 'viewer' }, anAudit(world))
    expect(await store.team.deleteRole(vendorId, role.id, anAudit(world))).toBe(true)
    expect(await store.team.roles(vendorId)).toEqual([])
  })

  it('[IDN-2] nobody writes over the role of another shop', async () => {
    const [mine, theirs] = [await aShop(open), await aShop(open)]
    const role = { id: idOf('role', `rol_${mine.world.key}`), name: 'Till', permissions: ['orders.read'] as const }
    await mine.store.team.putRole(mine.vendorId, role, anAudit(mine.world))
    await theirs.store.team.putRole(theirs.vendorId, { ...role, permissions: PERMISSIONS }, anAudit(theirs.world))
    expect(await mine.store.team.roles(mine.vendorId)).toEqual([role])
    expect(await theirs.store.team.roles(theirs.vendorId)).toEqual([])
  })
}

function describeKeys(open: OpenStore): void {
  it('[IDN-6] a key opens the shop until it is revoked or its time is over', async () => {
    const { store, world, vendorId } = await aShop(open)
    const key = {
      id: idOf('apiKey', `key_${world.key}`),
      name: 'Till',
      permissions: ['products.read'] as const,
      createdAtMs: NOW_MS,
      expiresAtMs: NOW_MS + DAY_MS,
      revokedAtMs: null,
      lastUsedAtMs: null,
      hash: `hash-${world.key}`,
      createdBy: 'per_ada',
    }
    expect(await store.team.putKey(vendorId, key, anAudit(world))).toBe(true)
    expect(await store.team.putKey(vendorId, { ...key, hash: 'another' }, anAudit(world))).toBe(false)
    const opened = { keyId: key.id, vendorId, permissions: key.permissions }
    expect(await store.memberships.byKeyHash(key.hash, NOW_MS)).toEqual(opened)
    expect(await store.memberships.byKeyHash('another', NOW_MS)).toBeNull()
    expect(await store.memberships.byKeyHash(key.hash, NOW_MS + DAY_MS)).toBeNull()
    expect(await store.team.keys(vendorId)).toMatchObject([{ id: key.id, lastUsedAtMs: NOW_MS }])
    await store.team.revokeKey(vendorId, key.id, anAudit(world, { atMs: NOW_MS + 1 }))
    expect(await store.memberships.byKeyHash(key.hash, NOW_MS)).toBeNull()
    expect(await store.team.keys(vendorId)).toMatchObject([{ revokedAtMs: NOW_MS + 1 }])
  })

  it('[IDN-2] nobody revokes the key of another shop', async () => {
    const [mine, theirs] = [await aShop(open), await aShop(open)]
    const id = idOf('apiKey', `key_${mine.world.key}`)
    const row = {
      name: 'Till',
      permissions: [],
      createdAtMs: NOW_MS,
      expiresAtMs: null,
      revokedAtMs: null,
      lastUsedAtMs: null,
    }
    await mine.store.team.putKey(
      mine.vendorId,
      { ...row, id, hash: `hash-${mine.world.key}`, createdBy: 'per_ada' },
      anAudit(mine.world),
    )
    await theirs.store.team.revokeKey(theirs.vendorId, id, anAudit(theirs.world))
    expect(await mine.store.team.keys(mine.vendorId)).toMatchObject([{ id, revokedAtMs: null }])
  })
}

function describeAudit(open: OpenStore): void {
  it('the log is read in pages, newest first, each entry once', async () => {
    const { store, world, vendorId } = await aShop(open, {})
    for (let index = 0; index < 5; index += 1)
      await store.audit.record(anAudit(world, { atMs: NOW_MS + Math.floor(index / 2), facts: { index } }))
    const seen: unknown[] = []
    let cursor: string | null = null
    do {
      const page = await store.audit.list(vendorId, { cursor, limit: 2, action: 'order.changed', actorId: 'per_owner' })
      seen.push(...page.items.map((entry) => entry.facts['index']))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(5)
    expect(seen[0]).toBe(4)
    const none = await store.audit.list(vendorId, { cursor: null, limit: 2, action: 'other.thing', actorId: null })
    expect(none).toEqual({ items: [], nextCursor: null })
  })
}
