import type { CartView, OrderGroupView } from '@onhand/domain/ordering/types'
import { anybody, approve, readyCart, startPayment } from '../../harness/shopper.ts'
import { type Account, newAccount, newProduct, SHOPS, type SuiteProduct } from './shops.ts'

/** What a call of any procedure needs to be a good one: a product, an open cart, a cart that waits for the bank, an order. */
export type World = {
  readonly product: SuiteProduct
  readonly account: Account
  readonly open: CartView
  readonly paying: CartView
  readonly order: OrderGroupView
}

/** Makes a new world; nothing in it is anybody else's. */
export async function newWorld(): Promise<World> {
  const [product, account] = await Promise.all([newProduct(SHOPS[0]), newAccount()])
  const lines = [{ skuId: product.skuId, units: 2 }]
  const [open, toPay] = await Promise.all([readyCart(lines), readyCart(lines)])
  const [paying, order] = await Promise.all([startPayment(toPay), buyWith(account, lines)])
  return { product, account, open, paying, order }
}

/** A purchase from the cart to the order, paid from this account. */
export async function buyWith(
  account: Account,
  lines: Parameters<typeof readyCart>[0],
  email?: string,
): Promise<OrderGroupView> {
  const cart = await startPayment(await readyCart(lines, email))
  const { status, body } = await approve(cart, account)
  if (status !== 200) throw new Error(`the bank answered ${status}: ${JSON.stringify(body)}`)
  const { orderToken: token } = await anybody().mutate('checkout.complete', { cartId: cart.cartId })
  return anybody().query('order.byToken', { token })
}
