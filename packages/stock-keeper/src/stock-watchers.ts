import type { Availability } from '@onhand/domain/inventory/types'

/** Watchers of one SKU: a product page that goes viral polls after that. */
const WATCHERS_MAX = 2_000
// Short enough to feel live, long enough that a rush is not a message per sale per watcher.
const PUSH_EVERY_MS = 100

/** The live-stock sockets of one SKU. They hibernate with the object: nothing about them is kept in memory but the pending push. */
export class StockWatchers {
  readonly #ctx: DurableObjectState
  readonly #availability: () => Availability
  #timer: ReturnType<typeof setTimeout> | null = null
  #lastPushed = ''

  constructor(ctx: DurableObjectState, availability: () => Availability) {
    this.#ctx = ctx
    this.#availability = availability
    // Answered by the runtime, so a ping never wakes a sleeping object.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'))
  }

  /** Takes a new watcher and tells it the present availability. */
  accept(request: Request): Response {
    if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket')
      return Response.json(
        { error: { code: 'upgrade_required', message: 'this address speaks WebSocket' } },
        { status: 426 },
      )
    if (this.#ctx.getWebSockets().length >= WATCHERS_MAX)
      return Response.json({ error: { code: 'too_many_watchers', message: 'ask again later' } }, { status: 503 })
    const { 0: client, 1: server } = new WebSocketPair()
    this.#ctx.acceptWebSocket(server)
    server.send(JSON.stringify(this.#availability()))
    return new Response(null, { status: 101, webSocket: client })
  }

  /** Pushes the availability soon, once for all changes until then, and only when it differs. */
  changed(): void {
    if (this.#timer !== null || this.#ctx.getWebSockets().length === 0) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#push()
    }, PUSH_EVERY_MS)
  }

  /** Watchers have nothing to say but `ping`. */
  refuseMessage(socket: WebSocket): void {
    socket.close(1008, 'this socket only speaks')
  }

  #push(): void {
    const availability = this.#availability()
    const { version: _version, asOfMs: _asOfMs, ...facts } = availability
    const seen = JSON.stringify(facts)
    if (seen === this.#lastPushed) return
    this.#lastPushed = seen
    const text = JSON.stringify(availability)
    for (const socket of this.#ctx.getWebSockets()) {
      try {
        socket.send(text)
      } catch {
        socket.close(1011, 'gone')
      }
    }
  }
}
