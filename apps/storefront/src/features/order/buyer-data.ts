import type { BuyerPage } from '@onhand/domain/customers/views'
import type { Locale } from '@onhand/i18n'
import { query } from '@solidjs/router'
import { api } from '../../lib/api.ts'
import { orNull } from '../../lib/refusal.ts'

/** A buyer's orders in one shop by the secret part of the link; null when it does not count any more. */
export const getBuyerPage = query(
  (token: string, locale: Locale): Promise<BuyerPage | null> => orNull(api.customer.byLink.query({ token, locale })),
  'buyer',
)
