/** Where a promotion is: planned, its prices are asked for, over, or called off. */
export const PROMOTION_STATUSES = ['planned', 'running', 'ended', 'cancelled'] as const
export type PromotionStatus = (typeof PROMOTION_STATUSES)[number]

/** Where the price of one SKU in a promotion is; `kept`: somebody changed it by hand while it ran, and it stayed as they set it. */
export const PROMOTION_PRICE_STATES = ['waiting', 'applied', 'restored', 'kept', 'dropped'] as const
export type PromotionPriceState = (typeof PROMOTION_PRICE_STATES)[number]
