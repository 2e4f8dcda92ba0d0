import { describeCatalogStores } from './catalog-contract.ts'
import { describeMessageStores } from './message-contract.ts'
import { describeOrderStore } from './order-contract.ts'
import { describeSearchStore } from './search-contract.ts'
import type { OpenStore } from './store-world.ts'

/** The contract of everything behind `StorePorts`, for either engine. */
export function describeStore(open: OpenStore): void {
  describeOrderStore(open)
  describeMessageStores(open)
  describeCatalogStores(open)
  describeSearchStore(open)
}
