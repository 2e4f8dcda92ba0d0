import type { PendingWebhook } from '@onhand/signing/webhook-outbox'
import { html, raw } from 'hono/html'
import type { BankBalance } from '../book/bank-account.ts'
import type { OrderStatus, SupplierOrder, Switches } from '../book/types.ts'
import type { StockOrder } from '../book/stock-order-types.ts'
import type { Html } from './layout.ts'
import { money, stockOrderView } from './stock-order-views.ts'

/** What the page shows. A balance is null when the bank does not answer. */
export type BookView = {
  orders: SupplierOrder[]
  /** Those that go to shops' shelves. */
  stockOrders: StockOrder[]
  counts: { status: OrderStatus; orders: number }[]
  balances: { account: string; balance: BankBalance | null }[]
  switches: Switches
  pending: PendingWebhook[]
  error: string | null
}

/** The log-in card. */
export function logInView(isWrong: boolean): Html {
  return html`<form class="card" method="post" action="/log-in"><h1>Order book</h1>${isWrong ? html`<p class="error" role="alert">This is not the admin key.</p>` : ''}
<label for="key">Admin key</label><input type="password" id="key" name="key" autocomplete="current-password" maxlength="200" required><br><br><button class="primary">Log in</button></form>`
}

/** The order book: money, orders with their next step, switches. */
export function bookView(view: BookView): Html {
  return html`<section class="card"><h1>At the bank</h1>${balancesView(view)}</section>
<section><h2>Orders</h2><p class="muted">${view.counts.map(({ status, orders }) => `${orders} ${status}`).join(' · ')}</p><br>
${view.orders.length === 0 ? html`<p class="card muted">No orders yet. They arrive when somebody buys in the shop.</p>` : view.orders.map(orderView)}</section>
${view.stockOrders.length === 0 ? '' : html`<section><h2>For shops' shelves</h2><br>${view.stockOrders.map(stockOrderView)}</section>`}
${webhooksView(view.pending)}${switchesView(view)}`
}

function balancesView({ balances }: BookView): Html {
  if (balances.length === 0) return html`<p class="muted">Nothing was paid to us yet.</p>`
  return html`<div class="grid">${balances.map(({ account, balance }) =>
    balance
      ? html`<div><p class="muted">${balance.holder} · ${account}</p><p class="big">${money(balance.availableMinor, balance.currency)}</p></div>`
      : html`<div><p class="muted">${account}</p><p class="muted">The bank does not answer at the moment.</p></div>`,
  )}</div>`
}

function orderView(order: SupplierOrder): Html {
  return html`<article class="card" aria-label="Order ${order.orderId}"><div class="row"><strong>${order.orderId}</strong><span class="status">${order.status}</span></div>
<p class="muted">${order.supplierId} · paid ${money(order.totalMinor, order.currency)} · ${order.transactionNumber}</p>
<ul>${order.lines.map((line) => html`<li>${line.units} × ${line.title} <span class="muted">${money(line.unitCostMinor, order.currency)} each</span></li>`)}</ul>
<p class="muted">${factsOf(order)}</p>${buttons(order)}</article>`
}

function factsOf(order: SupplierOrder): string {
  if (order.status === 'declined') return `Declined: ${order.declineReason}`
  if (order.status === 'shipped') return `Shipped ${order.shipDate} · ${order.carrier} ${order.trackingNumber}`
  if (order.status === 'confirmed') return `Ships ${order.shipDate}`
  return order.requestedShipDate ? `Wanted ${order.requestedShipDate}` : 'Wanted as soon as possible'
}

function buttons(order: SupplierOrder): Html | string {
  const steps = order.status === 'received' ? ['confirm', 'decline'] : order.status === 'confirmed' ? ['ship'] : []
  if (steps.length === 0) return ''
  return html`<form class="row" method="post" action="/orders/${encodeURIComponent(order.orderId)}"><span></span><span>${steps.map(
    (step) => html`<button name="step" value="${step}">${step.charAt(0).toUpperCase()}${step.slice(1)}</button> `,
  )}</span></form>`
}

function webhooksView(pending: PendingWebhook[]): Html | string {
  if (pending.length === 0) return ''
  return html`<section class="card"><div class="row"><h2>${pending.length} webhooks wait for the shop</h2><form method="post" action="/webhooks"><button>Send now</button></form></div></section>`
}

function switchesView({ switches, error }: BookView): Html {
  const number = (name: keyof Switches, label: string) =>
    html`<div><label for="${name}">${label}</label><input type="number" id="${name}" name="${name}" min="0" value="${String(switches[name])}" required></div>`
  const option = (value: Switches['timing'], label: string) =>
    html`<option value="${value}" ${switches.timing === value ? raw('selected') : ''}>${label}</option>`
  return html`<form class="card" method="post" action="/switches"><h2>Switches</h2>${error ? html`<p class="error" role="alert">${error}</p>` : ''}
<div class="grid"><div><label for="timing">Steps</label><select id="timing" name="timing">${option('auto', 'by themselves')}${option('manual', 'by the buttons')}</select></div>
${number('confirmAfterMs', 'Confirm after (ms)')}${number('shipAfterMs', 'Ship after (ms)')}${number('slowMs', 'Answer later (ms)')}${number('failNext', 'Fail the next orders')}
<div><label for="declineSkuIds">Decline these SKUs</label><input id="declineSkuIds" name="declineSkuIds" value="${switches.declineSkuIds.join(' ')}" maxlength="5000"></div>
<div><label for="shortSkuIds">Promise half of these SKUs</label><input id="shortSkuIds" name="shortSkuIds" value="${switches.shortSkuIds.join(' ')}" maxlength="5000"></div>${number('delayDays', 'Promise shelves later (days)')}</div>
<label class="check"><input type="checkbox" name="declineAll" ${switches.declineAll ? raw('checked') : ''}>Decline every order</label><button class="primary">Save</button></form>`
}
