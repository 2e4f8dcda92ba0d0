import { Agent, request } from 'node:http'

/** What came back; `ms` from the first byte sent to the last received. */
export type Answer = { readonly status: number; readonly body: string; readonly ms: number }

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
  send(
    host: string,
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const startedAt = performance.now()
    const payload = body === undefined ? undefined : JSON.stringify(body)
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1',
          port: this.#port,
          agent: this.#agent,
          method,
          path,
          headers: {
            host: `${host}:${this.#port}`,
            ...(payload === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
            ...headers,
          },
        },
        (response) => {
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
        },
      )
      sent.on('error', reject)
      if (payload !== undefined) sent.write(payload)
      sent.end()
    })
  }

  /** Closes idle connections. */
  close(): void {
    this.#agent.destroy()
  }
}
