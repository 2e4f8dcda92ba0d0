/** Where the bank leads back to: the checkout, which takes the payment up from where the cart says it is. */
export { default } from './index.tsx'
