import type { Screen } from './navigation.ts'

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
