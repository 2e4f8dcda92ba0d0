import type { DeliveryOption } from '@onhand/domain/ordering/types'

/** What is brought comes before what has to be fetched; the shop's own ranking stays within each. */
export function deliveryFirst(options: readonly DeliveryOption[]): readonly DeliveryOption[] {
  return [
    ...options.filter((option) => option.kind === 'delivery'),
    ...options.filter((option) => option.kind === 'pickup'),
  ]
}
