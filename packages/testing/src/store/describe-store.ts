import { describeCatalogStores } from './catalog-contract.ts'
import { describeMessageStores } from './message-contract.ts'
import { describeNaughtyTexts, NAUGHTY_TEXTS } from './naughty-contract.ts'
import { describeOrderStore } from './order-contract.ts'
import { describeSearchStore } from './search-contract.ts'
import type { OpenStore } from './store-world.ts'

/** The contract of everything behind `StorePorts`, for either engine. `texts` must come back as they were written. */
export function describeStore(open: OpenStore, texts: readonly string[] = NAUGHTY_TEXTS): void {
  describeOrderStore(open)
  describeMessageStores(open)
  describeCatalogStores(open)
  describeSearchStore(open)
  describeNaughtyTexts(open, texts)
}
