import type { PendingWebhook } from '@onhand/signing/webhook-outbox'
import { html, raw } from 'hono/html'
import type { Shipment, ShipmentEvent, ShipmentStatus, Switches } from '../book/types.ts'
import type { Html } from './layout.ts'

const WORDS: Readonly<Record<ShipmentStatus, string>> = {
  label_created: 'Announced by the sender',
  collected: 'Collected',
  in_transit: 'On the way',
  delayed: 'Delayed',
  out_for_delivery: 'Out for delivery',
  delivered: 'Delivered',
}

/** The public page: where a parcel is and was, newest first. */
export function trackView(shipment: Shipment, events: readonly ShipmentEvent[]): Html {
  return html`<section class="card"><p class="muted">${shipment.trackingNumber} · ${shipment.service}</p><h1>${WORDS[shipment.status]}</h1>
<ol>${events.toReversed().map((event) => html`<li><strong>${WORDS[event.status]}</strong><span class="muted">${instant(event.atMs)} · ${event.place}</span></li>`)}</ol></section>`
}

/** The page of a number that nobody has. */
export function unknownParcelView(): Html {
  return html`<section class="card"><h1>We do not know this parcel</h1><p class="muted">Check the tracking number, or wait until the sender has announced it.</p></section>`
}

/** The log-in card of the carrier's people. */
export function logInView(isWrong: boolean): Html {
  return html`<form class="card" method="post" action="/log-in"><h1>Depot</h1>${isWrong ? html`<p class="error" role="alert">This is not the admin key.</p>` : ''}
<label for="key">Admin key</label><input type="password" id="key" name="key" autocomplete="current-password" maxlength="200" required><br><br><button class="primary">Log in</button></form>`
}

/** What the depot's page shows. */
export type DepotView = { shipments: Shipment[]; switches: Switches; pending: PendingWebhook[]; error: string | null }

/** The depot: parcels with their next step, switches. */
export function depotView(view: DepotView): Html {
  return html`<h1>Depot</h1>${view.shipments.length === 0 ? html`<p class="card muted">No parcels yet.</p>` : view.shipments.map(parcelView)}
${view.pending.length === 0 ? '' : html`<section class="card row"><h2>${view.pending.length} webhooks wait for the shop</h2><form method="post" action="/webhooks"><button>Send now</button></form></section>`}
${switchesView(view)}`
}

function parcelView(shipment: Shipment): Html {
  const step = `/shipments/${shipment.trackingNumber}`
  return html`<article class="card row" aria-label="Parcel ${shipment.trackingNumber}"><div><a href="/track/${shipment.trackingNumber}">${shipment.trackingNumber}</a>
<p class="muted">${shipment.shipmentId} · ${shipment.fromPostcode} → ${shipment.toPostcode} · ${shipment.weightGrams} g · ${shipment.service}</p><strong>${WORDS[shipment.status]}</strong></div>
${shipment.status === 'delivered' ? '' : html`<form method="post" action="${step}"><button name="step" value="next">Next step</button> ${shipment.status === 'in_transit' ? html`<button name="step" value="delay">Delay</button>` : ''}</form>`}</article>`
}

function switchesView({ switches, error }: DepotView): Html {
  const number = (name: keyof Switches, label: string) =>
    html`<div><label for="${name}">${label}</label><input type="number" id="${name}" name="${name}" min="0" value="${String(switches[name])}" required></div>`
  const option = (value: Switches['timing'], label: string) =>
    html`<option value="${value}" ${switches.timing === value ? raw('selected') : ''}>${label}</option>`
  return html`<form class="card" method="post" action="/switches"><h2>Switches</h2>${error ? html`<p class="error" role="alert">${error}</p>` : ''}
<div class="grid"><div><label for="timing">Parcels move</label><select id="timing" name="timing">${option('auto', 'by themselves')}${option('manual', 'by the buttons')}</select></div>
${number('stepMs', 'Between two steps (ms)')}${number('slowMs', 'Answer later (ms)')}${number('failNext', 'Fail the next calls')}</div>
<label class="check"><input type="checkbox" name="delayAll" ${switches.delayAll ? raw('checked') : ''}>Delay every parcel once</label><button class="primary">Save</button></form>`
}

function instant(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
