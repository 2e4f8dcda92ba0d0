import { html } from 'hono/html'
import type { StockOrder } from '../book/stock-order-types.ts'
import type { Html } from './layout.ts'

/** One order for a shop's shelf with its next step. */
export function stockOrderView(order: StockOrder): Html {
  return html`<article class="card" aria-label="Order ${order.orderId}"><div class="row"><strong>${order.orderId}</strong><span class="status">${order.status}</span></div>
<p class="muted">${order.supplierId} · ${money(order.totalMinor, order.currency)} · ${paymentOf(order)}</p>
<ul>${order.lines.map((line) => html`<li>${line.units} × ${line.title} <span class="muted">${money(line.unitCostMinor, order.currency)} each${promisedOf(order, line.position)}</span></li>`)}</ul>
<p class="muted">${factsOf(order)}</p>${buttons(order)}</article>`
}

/** An amount as people read it. */
export function money(amountMinor: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

function paymentOf(order: StockOrder): string {
  if (order.transactionNumber !== null) return `paid ${order.transactionNumber}`
  return order.paymentDays === 0 ? 'paid before it ships' : `paid ${order.paymentDays} days after it was confirmed`
}

function promisedOf(order: StockOrder, position: number): string {
  const confirmed = order.confirmed.find((line) => line.position === position)
  const asked = order.lines.find((line) => line.position === position)?.units
  return confirmed && confirmed.units !== asked ? ` · promised ${confirmed.units}` : ''
}

function factsOf(order: StockOrder): string {
  if (order.status === 'declined') return `Declined: ${order.declineReason}; possible on ${order.offeredDate}`
  if (order.status === 'shipped')
    return `Shipped ${order.trackingNumber}: ${order.lots.map((lot) => `${lot.units} of lot ${lot.lotCode}${lot.expiryDate ? `, best before ${lot.expiryDate}` : ''}`).join('; ')}`
  if (order.status === 'confirmed') return `There on ${order.deliveryDate}`
  return order.wantedDate ? `Wanted ${order.wantedDate}` : 'Wanted as soon as possible'
}

function buttons(order: StockOrder): Html | string {
  const steps = order.status === 'received' ? ['confirm', 'decline'] : order.status === 'confirmed' ? ['ship'] : []
  if (steps.length === 0) return ''
  return html`<form class="row" method="post" action="/stock-orders/${encodeURIComponent(order.orderId)}"><span></span><span>${steps.map(
    (step) => html`<button name="step" value="${step}">${step.charAt(0).toUpperCase()}${step.slice(1)}</button> `,
  )}</span></form>`
}
