import type { PromotionPort } from '@onhand/service/marketing/promotion-ports'
import type { SqlEngine } from '../../engine/engine.ts'
import { readCandidates, readClash } from './candidate-rows.ts'
import { promotionClockStore } from './promotion-clock-store.ts'
import { listPromotions, loadPromotion } from './promotion-lines.ts'
import { readDaySales, readPriceLines } from './promotion-prices.ts'
import { cancelPromotion, endPromotion } from './stop-promotion.ts'
import { changePromotion, planPromotion } from './write-promotion.ts'

/** Promotions and their prices. */
export function promotionStore(engine: SqlEngine): PromotionPort {
  return {
    candidates: (asked) => readCandidates(engine, asked),
    clash: (promotionId, skuIds, days) => readClash(engine, { promotionId, skuIds, days }),
    plan: (draft, prices, audit) => planPromotion(engine, { draft, prices, audit }),
    change: (draft, expected, audit) => changePromotion(engine, { draft, ...expected, audit }),
    cancel: (vendorId, id, audit) => cancelPromotion(engine, { vendorId, id, audit }),
    end: (promotion, at, audit) => endPromotion(engine, { ...promotion, ...at, audit }),
    load: (vendorId, id) => loadPromotion(engine, vendorId, id),
    list: (asked) => listPromotions(engine, asked),
    prices: (id, page) => readPriceLines(engine, id, page),
    sales: (id, days) => readDaySales(engine, id, days),
    clock: promotionClockStore(engine),
  }
}
