import { Agent, request } from 'node:http'

/** What came back; `ms` from the first byte sent to the last received. */
export type Answer = { readonly status: number; readonly body: string; readonly ms: number }

/** A JSON body and further headers of a request. */
export type SendOptions = { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }

/**
 * One load generator's connections to the local server. Names like `shop.localhost` go to 127.0.0.1 with the Host header,
 * so that no resolver is involved.
 */
export class HttpClient {
  readonly #agent: Agent
  readonly #port: number

  constructor(port: number, connectionsMax: number) {
    this.#port = port
    this.#agent = new Agent({ keepAlive: true, maxSockets: connectionsMax })
  }

  /** Sends one request and reads the whole answer. Network faults throw. */
  // biome-ignore lint/complexity/useMaxParams: a request: where, how, what, and with what.
  send(host: string, method: 'GET' | 'POST', path: string, options: SendOptions = {}): Promise<Answer> {
    const startedAt = performance.now()
    const payload = options.body === undefined ? undefined : JSON.stringify(options.body)
    const headers = {
      host: `${host}:${this.#port}`,
      ...(payload === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
      ...options.headers,
    }
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: this.#port, agent: this.#agent, method, path, headers })
      sent.on('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString('utf8'),
            ms: performance.now() - startedAt,
          }),
        )
        response.on('error', reject)
      })
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // A kept connection that the server closed in that very moment: nothing was read, so the request goes out again.
        if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(this.send(host, method, path, options))
        else reject(error)
      })
      if (payload !== undefined) sent.write(payload)
      sent.end()
    })
  }

  /** Closes idle connections. */
  close(): void {
    this.#agent.destroy()
  }
}
