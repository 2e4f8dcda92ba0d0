/** What a shop needs before the operator looks at it, in the order in which it is easiest to do. */
export const CHECKLIST_STEPS = ['profile', 'address', 'hours', 'delivery', 'product', 'payout'] as const
export type ChecklistStep = (typeof CHECKLIST_STEPS)[number]

/** Where a shop stands with the operator. Only an approved one is seen and sells. */
export type ShopState = 'draft' | 'submitted' | 'declined' | 'approved' | 'suspended'

/** What the checklist is worked out from. */
export type ShopFacts = {
  readonly names: Readonly<Record<string, string>>
  readonly abouts: Readonly<Record<string, string>>
  readonly legalName: string
  readonly locations: readonly {
    readonly line1: string
    readonly city: string
    readonly hours: { readonly periods: readonly unknown[] }
  }[]
  readonly methods: readonly unknown[]
  readonly bankAccountNumber: string
  readonly hasProduct: boolean
}

/** The checklist of a shop, from what is there: nothing is ticked by hand [ONB-1]. */
export function checklistOf(shop: ShopFacts): readonly { readonly step: ChecklistStep; readonly isDone: boolean }[] {
  const isSaid = (texts: Readonly<Record<string, string>>) => Object.values(texts).some((text) => text !== '')
  const done: Readonly<Record<ChecklistStep, boolean>> = {
    profile: isSaid(shop.names) && isSaid(shop.abouts) && shop.legalName !== '',
    address: shop.locations.some((place) => place.line1 !== '' && place.city !== ''),
    hours: shop.locations.some((place) => place.hours.periods.length > 0),
    delivery: shop.methods.length > 0,
    product: shop.hasProduct,
    payout: shop.bankAccountNumber !== '',
  }
  return CHECKLIST_STEPS.map((step) => ({ step, isDone: done[step] }))
}

/** The state from what is stored. */
export function shopState(shop: {
  readonly isApproved: boolean
  readonly isSuspended: boolean
  readonly submittedAtMs: number | null
  readonly declineReason: string | null
}): ShopState {
  if (shop.isSuspended) return 'suspended'
  if (shop.isApproved) return 'approved'
  if (shop.submittedAtMs !== null) return 'submitted'
  return shop.declineReason === null ? 'draft' : 'declined'
}
