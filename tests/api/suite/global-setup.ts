import type { TestProject } from 'vitest/node'
import { runMarket } from '../../harness/run-market.ts'
import { openShops } from './shops.ts'

/** Starts one fresh marketplace without pages for the API suite, with two small shops in it. */
export function setup(project: TestProject): Promise<() => Promise<void>> {
  return runMarket(project, {
    without: ['onhand-storefront', 'onhand-dashboard'],
    fill: (server) =>
      openShops({
        shopUrl: server.url('shop'),
        bankUrl: server.url('bank'),
        operatorKey: server.secrets['OPERATOR_KEY'] ?? '',
        bankAdminKey: server.secrets['BANK_ADMIN_KEY'] ?? '',
      }),
  })
}
