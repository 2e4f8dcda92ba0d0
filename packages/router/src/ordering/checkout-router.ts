import { router } from '../trpc.ts'
import { setAddress } from './set-address.ts'
import { deliveryOptions } from './delivery-options.ts'
import { chooseDelivery } from './choose-delivery.ts'
import { startPayment } from './start-payment.ts'
import { cancelPayment } from './cancel-payment.ts'
import { complete } from './complete.ts'

/** From the cart to a paid order. */
export const checkoutRouter = router({
  setAddress,
  deliveryOptions,
  chooseDelivery,
  startPayment,
  cancelPayment,
  complete,
})
