import { randomBytes } from 'node:crypto'
import { makeId } from '@onhand/domain/ids'
import type { Procedures } from '../procedure.ts'
import { SHOPS } from '../shops.ts'

const [{ vendorId }] = SHOPS
const read = { permission: 'team.read' } as const
const write = { permission: 'team.write' } as const
const keys = { permission: 'keys.write' } as const
const newId = <Kind extends Parameters<typeof makeId>[0]>(kind: Kind) => makeId(kind, randomBytes(16))
/** A word that no other call uses. */
const word = () => randomBytes(6).toString('hex')

/** Who works in a shop, and its programs' keys. */
export const TEAM_PROCEDURES = {
  'team.view': { kind: 'query', audience: read, input: () => ({ vendorId }) },
  'team.changeRole': {
    kind: 'mutation',
    audience: write,
    input: () => ({ vendorId, personId: newId('person'), role: 'viewer' }),
  },
  'team.remove': { kind: 'mutation', audience: write, input: () => ({ vendorId, personId: newId('person') }) },
  'team.invite': {
    kind: 'mutation',
    audience: write,
    input: () => ({
      vendorId,
      invitationId: newId('invitation'),
      email: `invited-${word()}@example.com`,
      role: 'viewer',
      locale: 'en',
    }),
    optional: ['locale'],
  },
  'team.withdraw': {
    kind: 'mutation',
    audience: write,
    input: () => ({ vendorId, invitationId: newId('invitation') }),
  },
  'team.invitation': {
    kind: 'query',
    audience: 'everyone',
    input: () => ({ token: `inv_${word()}.${'0'.repeat(40)}` }),
  },
  'team.accept': { kind: 'mutation', audience: 'person', input: () => ({ token: `inv_${word()}.${'0'.repeat(40)}` }) },
  'team.saveRole': {
    kind: 'mutation',
    audience: write,
    input: () => ({ vendorId, roleId: newId('role'), name: `Helper ${word()}`, permissions: ['orders.read'] }),
  },
  'team.deleteRole': { kind: 'mutation', audience: write, input: () => ({ vendorId, roleId: newId('role') }) },
  'team.keys': { kind: 'query', audience: keys, input: () => ({ vendorId }) },
  'team.createKey': {
    kind: 'mutation',
    audience: keys,
    input: () => ({
      vendorId,
      keyId: newId('apiKey'),
      name: 'Till',
      permissions: ['products.read'],
      expiresInDays: 30,
    }),
    optional: ['expiresInDays'],
  },
  'team.revokeKey': { kind: 'mutation', audience: keys, input: () => ({ vendorId, keyId: newId('apiKey') }) },
  'team.audit': {
    kind: 'query',
    audience: { permission: 'audit.read' },
    input: () => ({ vendorId, action: 'team.invited', actorId: 'somebody', limit: 10 }),
    optional: ['action', 'actorId', 'limit'],
  },
} as const satisfies Procedures
