import type { Screen } from './navigation.ts'

/** Replenishment: lines of the registry. */
export const REPLENISH_SCREENS: readonly Screen[] = [
  {
    path: '/replenish/alerts',
    area: 'shop',
    label: 'nav.replenish',
    icon: 'warehouse',
    permission: 'stock.read',
    keys: 'g h',
    texts: ['replenish', 'forecast'],
    load: () => import('../features/replenish/alerts-screen.tsx'),
  },
  {
    path: '/replenish/forecasts',
    area: 'shop',
    label: 'nav.forecasts',
    icon: 'gauge',
    permission: 'stock.read',
    isHidden: true,
    texts: ['replenish', 'forecast'],
    load: () => import('../features/replenish/forecasts-screen.tsx'),
  },
  {
    path: '/replenish/runs',
    area: 'shop',
    label: 'nav.forecastRuns',
    icon: 'clock',
    permission: 'stock.read',
    isHidden: true,
    texts: ['replenish', 'forecast'],
    load: () => import('../features/replenish/runs-screen.tsx'),
  },
  {
    path: '/replenish/settings',
    area: 'shop',
    label: 'nav.replenishSettings',
    icon: 'settings',
    permission: 'stock.read',
    isHidden: true,
    texts: ['replenish', 'forecast'],
    load: () => import('../features/replenish/plan-settings-screen.tsx'),
  },
]
