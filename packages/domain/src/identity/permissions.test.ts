import { describe, expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import { type Actor, mayInShop } from './actor.ts'
import { PERMISSIONS, ROLE_PERMISSIONS, ROLES } from './permissions.ts'

const mine = idOf('vendor', 'vnd_mine')
const theirs = idOf('vendor', 'vnd_theirs')
const member = (permissions: readonly (typeof PERMISSIONS)[number][]): Actor => ({
  kind: 'person',
  personId: idOf('person', 'per_ada'),
  email: 'ada@example.com',
  isEmailVerified: true,
  isOperator: false,
  memberships: [{ vendorId: mine, permissions }],
})

describe('roles', () => {
  it('[IDN-1] an owner may do everything, and no other role may pay money out', () => {
    expect(ROLE_PERMISSIONS.owner).toEqual(PERMISSIONS)
    const payers = ROLES.filter((role) => ROLE_PERMISSIONS[role].includes('money.payout'))
    expect(payers).toEqual(['owner'])
    const automators = ROLES.filter((role) => ROLE_PERMISSIONS[role].includes('purchasing.automate'))
    expect(automators).toEqual(['owner'])
    const buyers = ROLES.filter((role) => ROLE_PERMISSIONS[role].includes('purchasing.write'))
    expect(buyers).toEqual(['owner', 'manager'])
  })

  it('[IDN-1] a viewer changes nothing', () => {
    expect(ROLE_PERMISSIONS.viewer.every((permission) => permission.endsWith('.read'))).toBe(true)
  })

  it('[IDN-2] a member may do in the own shop what the role allows, and nothing in another', () => {
    for (const permission of PERMISSIONS) {
      expect(mayInShop(member(ROLE_PERMISSIONS.picker), mine, permission)).toBe(
        ROLE_PERMISSIONS.picker.includes(permission),
      )
      expect(mayInShop(member(PERMISSIONS), theirs, permission)).toBe(false)
      expect(mayInShop({ kind: 'nobody' }, mine, permission)).toBe(false)
    }
  })

  it('[IDN-2] a program acts in a shop with the key of that shop, or with the operator key', () => {
    const program = { kind: 'program', name: 'key', scopes: ['catalog'] } as const
    expect(mayInShop(program, mine, 'orders.read')).toBe(false)
    const withKey = { ...program, memberships: [{ vendorId: mine, permissions: ['orders.read'] as const }] }
    expect(mayInShop(withKey, mine, 'orders.read')).toBe(true)
    expect(mayInShop(withKey, mine, 'orders.write')).toBe(false)
    expect(mayInShop(withKey, theirs, 'orders.read')).toBe(false)
    expect(mayInShop({ ...program, scopes: ['*'] }, mine, 'money.payout')).toBe(true)
  })
})
