import { DurableObject } from 'cloudflare:workers'

/** People of one shop with a table open; the others' tables ask now and then. */
const WATCHERS_MAX = 500
/** A rush is one word, not one per order. */
const TELL_EVERY_MS = 150
/** All that is ever said: what changed is asked for, where it is decided again who may see it. */
export const NEWS = 'orders'

/**
 * Tells the open tables of one shop that its orders changed [ORD-24]. Addressed by the shop's id. It keeps nothing: not even that there was news,
 * because a table that connects asks by itself. Its sockets sleep with it.
 */
export class ShopBell extends DurableObject {
  #timer: ReturnType<typeof setTimeout> | null = null

  /** Takes a new watcher. */
  override async fetch(request: Request): Promise<Response> {
    if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket')
      return Response.json(
        { error: { code: 'upgrade_required', message: 'this address speaks WebSocket' } },
        { status: 426 },
      )
    if (this.ctx.getWebSockets().length >= WATCHERS_MAX)
      return Response.json({ error: { code: 'too_many_watchers', message: 'ask again later' } }, { status: 503 })
    const { 0: client, 1: server } = new WebSocketPair()
    this.ctx.acceptWebSocket(server)
    return new Response(null, { status: 101, webSocket: client })
  }

  /** Something about the shop's orders changed. Told once for all that rings until then. */
  async ring(): Promise<void> {
    if (this.#timer !== null || this.ctx.getWebSockets().length === 0) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#tell()
    }, TELL_EVERY_MS)
  }

  /** Watchers have nothing to say. */
  override async webSocketMessage(socket: WebSocket): Promise<void> {
    socket.close(1008, 'this socket only speaks')
  }

  #tell(): void {
    for (const socket of this.ctx.getWebSockets()) {
      try {
        socket.send(NEWS)
      } catch {
        socket.close(1011, 'gone')
      }
    }
  }
}
