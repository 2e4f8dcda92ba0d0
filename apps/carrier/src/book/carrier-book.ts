import { DurableObject } from 'cloudflare:workers'
import { deliverWebhooks } from '@onhand/signing/deliver-webhook'
import {
  type DeliveryOutcome,
  type OutgoingWebhook,
  type PendingWebhook,
  WebhookOutbox,
} from '@onhand/signing/webhook-outbox'
import type { Env } from '../env.ts'
import { logEvent } from '../log.ts'
import { nextEvent, placeOf } from './journey.ts'
import { randomDigits, randomMessageId } from './random.ts'
import { no, ok, type Result } from './refusals.ts'
import { ShipmentTables } from './shipment-tables.ts'
import type { NewShipment, Shipment, ShipmentEvent, Switches } from './types.ts'

// A webhook leaves right after its commit; the alarm only catches what a crash or a failure left behind.
const BACKSTOP_MS = 2_000
const ALARM_STEP_MS = 500
// Bounds one alarm; what remains is due at once and arms the next one.
const STEPS_PER_ALARM = 200

/** Sole writer of the carrier's shipments. */
export class CarrierBook extends DurableObject<Env> {
  readonly #shipments: ShipmentTables
  readonly #outbox: WebhookOutbox
  readonly #subscribed: readonly string[] | null
  // Caches of what is stored; a fresh object reads them again.
  #switches: Switches
  #armedAtMs: number | null = null

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#shipments = new ShipmentTables(ctx.storage.sql)
    this.#outbox = new WebhookOutbox(ctx.storage.sql)
    this.#subscribed = env.WEBHOOK_EVENTS ? env.WEBHOOK_EVENTS.split(',') : null
    this.#switches = this.#shipments.switches()
    void ctx.blockConcurrencyWhile(async () => {
      this.#armedAtMs = await ctx.storage.getAlarm()
    })
  }

  /** Takes a parcel and gives its tracking number. Repeating the id answers the same one [CAR-2]. */
  async create(input: NewShipment, requestHash: string): Promise<Result<Shipment>> {
    const misbehaviour = await this.misbehave()
    if (misbehaviour) return misbehaviour
    const result = this.ctx.storage.transactionSync((): Result<Shipment> => {
      const found = this.#shipments.find(input.shipmentId)
      if (found)
        return found.requestHash === requestHash
          ? ok(found.shipment)
          : no('shipment_id_reused', { field: 'shipmentId' })
      const { shipmentId, service, weightGrams, reference } = input
      const nowMs = Date.now()
      const shipment: Shipment = {
        shipmentId,
        trackingNumber: randomDigits('OC', 12),
        service,
        fromPostcode: input.from.postcode,
        toPostcode: input.to.postcode,
        weightGrams,
        reference,
        status: 'label_created',
        createdAtMs: nowMs,
        nextStepAtMs: this.#nextStepAfter(nowMs),
      }
      this.#shipments.insert(shipment, requestHash)
      this.#record(shipment, { status: 'label_created', atMs: nowMs, place: placeOf(shipment, 'label_created') })
      return ok(shipment)
    })
    await this.#afterCommit()
    return result
  }

  track(trackingNumber: string): { shipment: Shipment; events: ShipmentEvent[] } | null {
    const shipment = this.#shipments.findByTrackingNumber(trackingNumber)
    return shipment ? { shipment, events: this.#shipments.events(shipment.shipmentId) } : null
  }

  /** A person moves a parcel on, or delays it. */
  async move(trackingNumber: string, isDelayed: boolean): Promise<Result<Shipment>> {
    const result = this.ctx.storage.transactionSync((): Result<Shipment> => {
      const shipment = this.#shipments.findByTrackingNumber(trackingNumber)
      if (!shipment) return no('shipment_not_found')
      const event = nextEvent(shipment, { nowMs: Date.now(), isDelayed })
      if (!event) return no('shipment_already_delivered')
      this.#record(shipment, event)
      return ok({ ...shipment, status: event.status })
    })
    await this.#afterCommit()
    return result
  }

  newest(limit: number): Shipment[] {
    return this.#shipments.newest(limit)
  }

  switches(): Switches {
    return this.#switches
  }

  async setSwitches(switches: Switches): Promise<void> {
    this.#storeSwitches(switches)
  }

  pendingWebhooks(limit: number): PendingWebhook[] {
    return this.#outbox.pending(limit)
  }

  async retryWebhooks(): Promise<void> {
    this.#outbox.retryAll(Date.now())
    await this.#afterCommit()
  }

  /** What the switches do to this call: it waits, or it is refused. */
  async misbehave(): Promise<Result<never> | null> {
    const { slowMs, failNext } = this.#switches
    if (slowMs > 0) await scheduler.wait(slowMs)
    if (failNext === 0) return null
    this.#storeSwitches({ ...this.#switches, failNext: failNext - 1 })
    return no('carrier_unavailable')
  }

  /** Moves the parcels whose time has come and sends what is due. Idempotent: the runtime may run an alarm twice. */
  override async alarm(): Promise<void> {
    this.#armedAtMs = null
    this.ctx.storage.transactionSync(() => {
      const nowMs = Date.now()
      for (const shipment of this.#shipments.due(nowMs, STEPS_PER_ALARM)) {
        const event = nextEvent(shipment, { nowMs, isDelayed: this.#switches.delayAll })
        if (event) this.#record(shipment, event)
      }
    })
    await this.#drain()
    await this.#arm()
  }

  #record(shipment: Shipment, event: ShipmentEvent): void {
    const nextStepAtMs = event.status === 'delivered' ? null : this.#nextStepAfter(event.atMs)
    this.#shipments.addEvent(shipment.shipmentId, event, nextStepAtMs)
    if (this.#subscribed !== null && !this.#subscribed.includes(event.status)) return
    const { trackingNumber, shipmentId } = shipment
    const body = JSON.stringify({
      type: 'shipment.event',
      timestampMs: event.atMs,
      data: { trackingNumber, shipmentId, ...event },
    })
    this.#outbox.put({ id: randomMessageId(), url: `${this.env.SHOP_URL}/webhooks/carrier`, body }, event.atMs)
  }

  #nextStepAfter(nowMs: number): number | null {
    return this.#switches.timing === 'auto' ? nowMs + this.#switches.stepMs : null
  }

  async #afterCommit(): Promise<void> {
    const nextMs = this.#outbox.nextAttemptAtMs()
    if (nextMs !== null && nextMs <= Date.now()) this.ctx.waitUntil(this.#drain())
    await this.#arm()
  }

  async #arm(): Promise<void> {
    const sendMs = this.#outbox.nextAttemptAtMs()
    const stepMs = this.#shipments.nextStepAtMs()
    const sendAtMs = sendMs === null ? Number.POSITIVE_INFINITY : Math.max(sendMs, Date.now() + BACKSTOP_MS)
    const dueAtMs = Math.min(sendAtMs, stepMs ?? Number.POSITIVE_INFINITY)
    // In steps, so that what falls due within one of them is one commit and one request.
    const atMs = Math.ceil(dueAtMs / ALARM_STEP_MS) * ALARM_STEP_MS
    if (atMs === Number.POSITIVE_INFINITY || (this.#armedAtMs !== null && this.#armedAtMs <= atMs)) return
    this.#armedAtMs = atMs
    await this.ctx.storage.setAlarm(atMs)
  }

  #drain(): Promise<void> {
    return this.#outbox.drain(
      () => Date.now(),
      (webhooks) => this.#deliver(webhooks),
      Number(this.env.WEBHOOKS_TOGETHER ?? 1),
    )
  }

  async #deliver(webhooks: readonly OutgoingWebhook[]): Promise<readonly DeliveryOutcome[]> {
    const signing = { secret: this.env.CARRIER_WEBHOOK_SECRET, nowMs: Date.now() }
    const outcomes = await deliverWebhooks(this.env.SHOP, webhooks, signing)
    for (const [index, outcome] of outcomes.entries())
      if (!outcome.delivered)
        logEvent('warn', 'carrier.webhook.failed', { webhookId: webhooks[index]?.id ?? null, reason: outcome.reason })
    return outcomes
  }

  #storeSwitches(switches: Switches): void {
    this.#shipments.putSwitches(switches)
    this.#switches = switches
  }
}
