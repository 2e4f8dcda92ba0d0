import type { OrderGroupView } from '@onhand/domain/ordering/types'
import { query } from '@solidjs/router'
import { api } from '../../lib/api.ts'
import { orNull } from '../../lib/refusal.ts'

/** An order by the secret part of its address; null when there is none. */
export const getOrder = query(
  (token: string): Promise<OrderGroupView | null> => orNull(api.order.byToken.query({ token })),
  'order',
)
