import type { Screen } from './navigation.ts'

/** Prices that are planned ahead. */
export const PROMOTION_SCREENS: readonly Screen[] = [
  {
    path: '/promotions',
    area: 'shop',
    label: 'nav.promotions',
    icon: 'percent',
    permission: 'products.read',
    keys: 'g d',
    texts: ['promotions'],
    load: () => import('../features/promotions/promotions-screen.tsx'),
  },
  {
    path: '/promotions/new',
    area: 'shop',
    label: 'nav.promotions',
    icon: 'percent',
    permission: 'products.write',
    isHidden: true,
    texts: ['promotions'],
    load: () => import('../features/promotions/plan-screen.tsx'),
  },
  {
    path: '/promotions/:promotionId',
    area: 'shop',
    label: 'nav.promotions',
    icon: 'percent',
    permission: 'products.read',
    isHidden: true,
    texts: ['promotions'],
    load: () => import('../features/promotions/promotion-screen.tsx'),
  },
]

/** Products from files: lines of the registry. */
export const IMPORT_SCREENS: readonly Screen[] = [
  {
    path: '/import',
    area: 'shop',
    label: 'nav.import',
    icon: 'upload',
    permission: 'products.import',
    keys: 'g i',
    texts: ['import'],
    load: () => import('../features/import/import-screen.tsx'),
  },
  {
    path: '/import/:runId',
    area: 'shop',
    label: 'nav.import',
    icon: 'upload',
    permission: 'products.import',
    isHidden: true,
    texts: ['import'],
    load: () => import('../features/import/run-screen.tsx'),
  },
]

/** Reports and downloads. */
export const REPORT_SCREENS: readonly Screen[] = [
  {
    path: '/reports',
    area: 'shop',
    label: 'nav.reports',
    icon: 'chart-column',
    permission: 'reports.read',
    keys: 'g r',
    texts: ['reports'],
    load: () => import('../features/reports/reports-screen.tsx'),
  },
]
