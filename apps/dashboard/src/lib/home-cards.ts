import type { Permission } from '@onhand/domain/identity/permissions'
import type { DashboardFeature } from '@onhand/i18n/dashboard/texts'
import type { Component } from 'solid-js'

/** One card of the first screen. Its module is loaded with the screen; it reads its own data and shows its own waiting and failing. */
export type HomeCard = {
  readonly key: string
  readonly permission: Permission | null
  /** Wide cards take the whole row. */
  readonly isWide?: boolean
  readonly texts: readonly DashboardFeature[]
  load(): Promise<{ default: Component }>
}

/** The cards, in order: what asks for something comes first. A feature adds its own line. */
export const HOME_CARDS: readonly HomeCard[] = [
  {
    key: 'checklist',
    permission: 'shop.read',
    isWide: true,
    texts: ['onboarding'],
    load: () => import('../features/onboarding/checklist-card.tsx'),
  },
  {
    key: 'orders',
    permission: 'orders.read',
    texts: ['home'],
    load: () => import('../features/home/orders-card.tsx'),
  },
  {
    key: 'stock',
    permission: 'stock.read',
    texts: ['home'],
    load: () => import('../features/home/stock-card.tsx'),
  },
  {
    key: 'alerts',
    permission: 'stock.read',
    texts: ['forecast'],
    load: () => import('../features/replenish/alerts-card.tsx'),
  },
  {
    key: 'money',
    permission: 'money.read',
    texts: ['home'],
    load: () => import('../features/home/money-card.tsx'),
  },
  {
    key: 'public-shop',
    permission: null,
    texts: ['home'],
    load: () => import('../features/home/public-shop-card.tsx'),
  },
]
