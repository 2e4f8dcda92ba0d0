import type { Screen } from './navigation.ts'

const part = (name: string, label: Screen['label'], load: Screen['load']): Screen => ({
  path: `/insight/${name}`,
  area: 'shop',
  label,
  icon: 'trending-up',
  permission: 'reports.read',
  isHidden: true,
  texts: ['insight'],
  load,
})

/** What a shop's history says: lines of the registry. */
export const INSIGHT_SCREENS: readonly Screen[] = [
  {
    path: '/insight',
    area: 'shop',
    label: 'nav.insight',
    icon: 'trending-up',
    permission: 'reports.read',
    keys: 'g a',
    texts: ['insight'],
    load: () => import('../features/insight/overview-screen.tsx'),
  },
  part('sales', 'nav.insightSales', () => import('../features/insight/sales-screen.tsx')),
  part('products', 'nav.insightProducts', () => import('../features/insight/products-screen.tsx')),
  part('stock', 'nav.insightStock', () => import('../features/insight/stock-screen.tsx')),
  part('service', 'nav.insightService', () => import('../features/insight/service-screen.tsx')),
  part('searches', 'nav.insightSearches', () => import('../features/insight/searches-screen.tsx')),
  part('forecasts', 'nav.insightForecasts', () => import('../features/insight/forecasts-screen.tsx')),
]
