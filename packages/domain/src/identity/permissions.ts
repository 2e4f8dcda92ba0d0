/** What a member of a shop may do; every use-case of the dashboard names the one it needs. */
export const PERMISSIONS = [
  'shop.read',
  'shop.write',
  'team.read',
  'team.write',
  'audit.read',
  'keys.write',
  'products.read',
  'products.write',
  'products.import',
  'stock.read',
  'stock.write',
  'stock.count',
  'stock.approve',
  'purchasing.write',
  'purchasing.automate',
  'orders.read',
  'orders.write',
  'orders.create',
  'orders.pick',
  'orders.refund',
  'customers.read',
  'customers.write',
  'money.read',
  'money.payout',
  'reports.read',
  'reports.write',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** The roles every shop has. Custom ones are a name and a set of permissions. */
export const ROLES = ['owner', 'manager', 'stock_keeper', 'picker', 'accountant', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** What only the owner of a shop may do: money that leaves, keys, and orders that are placed without anybody looking. */
const OWNER_PERMISSIONS: readonly Permission[] = ['money.payout', 'keys.write', 'purchasing.automate']

/** What each role may do [IDN-1]. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  owner: PERMISSIONS,
  manager: PERMISSIONS.filter((permission) => !OWNER_PERMISSIONS.includes(permission)),
  stock_keeper: [
    'shop.read',
    'products.read',
    'stock.read',
    'stock.write',
    'stock.count',
    'orders.read',
    'reports.read',
  ],
  picker: ['shop.read', 'products.read', 'stock.read', 'orders.read', 'orders.pick'],
  accountant: [
    'shop.read',
    'products.read',
    'orders.read',
    'customers.read',
    'money.read',
    'reports.read',
    'reports.write',
  ],
  viewer: ['shop.read', 'products.read', 'stock.read', 'orders.read', 'customers.read', 'reports.read'],
}

/** What people may do only with a second factor: it moves money, or changes who may do what [IDN-7]. */
export const SECOND_FACTOR_PERMISSIONS: readonly Permission[] = ['money.payout', 'team.write', 'keys.write']

/** True when `text` names a role. */
export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text)
}

/** True when `text` names a permission. */
export function isPermission(text: string): text is Permission {
  return PERMISSIONS.some((permission) => permission === text)
}
