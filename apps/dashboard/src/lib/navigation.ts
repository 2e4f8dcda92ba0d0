import type { Permission } from '@onhand/domain/identity/permissions'
import type { DashboardFeature, FeatureTable } from '@onhand/i18n/dashboard/texts'
import type { IconName } from '@onhand/ui'
import type { Component } from 'solid-js'
import { IMPORT_SCREENS, PROMOTION_SCREENS, REPORT_SCREENS } from './data-screens.ts'
import { REPLENISH_SCREENS } from './replenish-screens.ts'
import { INSIGHT_SCREENS } from './insight-screens.ts'
import { MONEY_SCREENS, OPERATOR_SCREENS } from './money-screens.ts'

/** A name of a screen in the frame's texts. */
type NavKey = Extract<keyof FeatureTable<'frame'>, `nav.${string}`>

/** One screen. Its module is loaded when it is opened, together with the texts it names. */
export type Screen = {
  /** Within a shop (`/:vendorId`) or the operator's part (`/operator`). May hold parameters and `?` for optional parts. */
  readonly path: string
  readonly area: 'shop' | 'operator'
  readonly label: NavKey
  readonly icon: IconName
  /** What a member needs to see it; null is for every member. The api decides again at every call. */
  readonly permission: Permission | null
  /** Keys that lead here: `g o`. */
  readonly keys?: string
  /** In which rails it stands: that of a one-person seller's simple mode, or both; without it in the full one only. */
  readonly mode?: 'simple' | 'both'
  /** Not in the rail: reached from another screen. */
  readonly isHidden?: boolean
  /** Its place in a phone's bottom bar, which has room for four. */
  readonly phonePlace?: number
  readonly texts: readonly DashboardFeature[]
  load(): Promise<{ default: Component }>
}

/** Every screen, in the order of the rail. A feature adds its own lines; tests and pictures visit all of them. */
export const SCREENS: readonly Screen[] = [
  {
    path: '/',
    area: 'shop',
    label: 'nav.home',
    icon: 'layout-dashboard',
    permission: null,
    keys: 'g t',
    texts: ['home'],
    load: () => import('../features/home/home-screen.tsx'),
  },
  {
    path: '/orders',
    area: 'shop',
    label: 'nav.orders',
    icon: 'clipboard-list',
    permission: 'orders.read',
    keys: 'g o',
    phonePlace: 1,
    texts: ['orders', 'products'],
    load: () => import('../features/orders/orders-screen.tsx'),
  },
  {
    path: '/orders/new',
    area: 'shop',
    label: 'nav.orders',
    icon: 'clipboard-list',
    permission: 'orders.create',
    isHidden: true,
    texts: ['orders'],
    load: () => import('../features/orders/manual-order-screen.tsx'),
  },
  {
    path: '/picking',
    area: 'shop',
    label: 'nav.picking',
    icon: 'list-checks',
    permission: 'orders.pick',
    keys: 'g k',
    texts: ['picking'],
    load: () => import('../features/picking/picking-screen.tsx'),
  },
  {
    path: '/picking/:pickListId',
    area: 'shop',
    label: 'nav.picking',
    icon: 'list-checks',
    permission: 'orders.read',
    isHidden: true,
    texts: ['picking', 'scan'],
    load: () => import('../features/picking/pick-screen.tsx'),
  },
  {
    path: '/customers',
    area: 'shop',
    label: 'nav.customers',
    icon: 'users',
    permission: 'customers.read',
    keys: 'g c',
    texts: ['customers', 'loyalty'],
    load: () => import('../features/customers/customers-screen.tsx'),
  },
  {
    path: '/buyers',
    area: 'shop',
    label: 'nav.buyers',
    icon: 'receipt',
    permission: 'customers.read',
    keys: 'g b',
    texts: ['customers'],
    load: () => import('../features/customers/buyers-screen.tsx'),
  },
  {
    path: '/loyalty',
    area: 'shop',
    label: 'nav.loyalty',
    icon: 'badge-percent',
    permission: 'customers.read',
    keys: 'g v',
    texts: ['loyalty'],
    load: () => import('../features/loyalty/loyalty-screen.tsx'),
  },
  {
    path: '/products',
    area: 'shop',
    label: 'nav.products',
    icon: 'package',
    permission: 'products.read',
    keys: 'g p',
    texts: ['products'],
    load: () => import('../features/products/products-screen.tsx'),
  },
  {
    path: '/products/:productId',
    area: 'shop',
    label: 'nav.products',
    icon: 'package',
    permission: 'products.read',
    isHidden: true,
    texts: ['products'],
    load: () => import('../features/products/editor-screen.tsx'),
  },
  ...PROMOTION_SCREENS,
  ...IMPORT_SCREENS,
  {
    path: '/labels',
    area: 'shop',
    label: 'nav.labels',
    icon: 'printer',
    permission: 'products.read',
    keys: 'g l',
    texts: ['labels'],
    load: () => import('../features/labels/labels-screen.tsx'),
  },
  {
    path: '/stock',
    area: 'shop',
    label: 'nav.stock',
    icon: 'boxes',
    permission: 'stock.read',
    keys: 'g s',
    phonePlace: 2,
    texts: ['stock'],
    load: () => import('../features/stock/stock-screen.tsx'),
  },
  {
    path: '/stock/expiring',
    area: 'shop',
    label: 'nav.stockExpiring',
    icon: 'leaf',
    permission: 'stock.read',
    isHidden: true,
    texts: ['stock'],
    load: () => import('../features/stock/expiring-screen.tsx'),
  },
  {
    path: '/stock/low',
    area: 'shop',
    label: 'nav.stockLow',
    icon: 'bell',
    permission: 'stock.read',
    isHidden: true,
    texts: ['stock'],
    load: () => import('../features/stock/low-screen.tsx'),
  },
  {
    path: '/stock/movements',
    area: 'shop',
    label: 'nav.stockMovements',
    icon: 'arrow-left-right',
    permission: 'stock.read',
    isHidden: true,
    texts: ['stock'],
    load: () => import('../features/stock/movements-screen.tsx'),
  },
  {
    path: '/stock/transfers',
    area: 'shop',
    label: 'nav.stockTransfers',
    icon: 'truck',
    permission: 'stock.read',
    isHidden: true,
    texts: ['stock'],
    load: () => import('../features/stock/transfers-screen.tsx'),
  },
  {
    path: '/stock/counts',
    area: 'shop',
    label: 'nav.stockCounts',
    icon: 'list-checks',
    permission: 'stock.count',
    isHidden: true,
    texts: ['stock'],
    load: () => import('../features/stock/counts-screen.tsx'),
  },
  {
    path: '/stock/counts/:countId',
    area: 'shop',
    label: 'nav.stockCount',
    icon: 'list-checks',
    permission: 'stock.count',
    isHidden: true,
    texts: ['stock'],
    load: () => import('../features/stock/count-screen.tsx'),
  },
  {
    path: '/stock/counts/:countId/review',
    area: 'shop',
    label: 'nav.stockReview',
    icon: 'list-checks',
    permission: 'stock.approve',
    isHidden: true,
    texts: ['stock'],
    load: () => import('../features/stock/count-review-screen.tsx'),
  },
  ...REPLENISH_SCREENS,
  {
    path: '/scan',
    area: 'shop',
    label: 'nav.scan',
    icon: 'scan-line',
    permission: 'stock.read',
    keys: 'g n',
    phonePlace: 3,
    texts: ['stock', 'scan'],
    load: () => import('../features/scan/scan-screen.tsx'),
  },
  {
    path: '/simple/orders',
    area: 'shop',
    label: 'nav.orders',
    icon: 'clipboard-list',
    permission: 'orders.read',
    mode: 'simple',
    texts: ['simple'],
    load: () => import('../features/simple/simple-orders-screen.tsx'),
  },
  {
    path: '/simple/customers',
    area: 'shop',
    label: 'nav.customers',
    icon: 'users',
    permission: 'customers.read',
    mode: 'simple',
    texts: ['simple'],
    load: () => import('../features/simple/simple-customers-screen.tsx'),
  },
  {
    path: '/simple/items',
    area: 'shop',
    label: 'nav.items',
    icon: 'package',
    permission: 'products.read',
    mode: 'simple',
    texts: ['simple'],
    load: () => import('../features/simple/simple-items-screen.tsx'),
  },
  {
    path: '/team',
    area: 'shop',
    label: 'nav.team',
    icon: 'users',
    permission: 'team.read',
    keys: 'g m',
    texts: ['team'],
    load: () => import('../features/team/team-screen.tsx'),
  },
  {
    path: '/team/keys',
    area: 'shop',
    label: 'nav.keys',
    icon: 'key-round',
    permission: 'keys.write',
    isHidden: true,
    texts: ['team'],
    load: () => import('../features/team/keys-screen.tsx'),
  },
  {
    path: '/team/log',
    area: 'shop',
    label: 'nav.log',
    icon: 'list-checks',
    permission: 'audit.read',
    isHidden: true,
    texts: ['team'],
    load: () => import('../features/team/audit-screen.tsx'),
  },
  {
    path: '/account',
    area: 'shop',
    label: 'nav.account',
    icon: 'user-round',
    permission: null,
    isHidden: true,
    texts: ['account'],
    load: () => import('../features/account/account-screen.tsx'),
  },
  ...MONEY_SCREENS,
  ...INSIGHT_SCREENS,
  ...REPORT_SCREENS,
  ...OPERATOR_SCREENS,
  {
    path: '/settings',
    area: 'shop',
    label: 'nav.settings',
    icon: 'settings',
    permission: 'shop.read',
    keys: 'g e',
    // The way back to all screens.
    mode: 'both',
    texts: ['settings', 'onboarding'],
    load: () => import('../features/settings/settings-screen.tsx'),
  },
]

/** The fixed part of a screen's path: where the rail leads. */
export function staticPath(screen: Pick<Screen, 'path'>): string {
  return screen.path.replace(/\/?[:*].*$/, '') || '/'
}
