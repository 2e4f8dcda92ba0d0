/** What the shop's Worker is in these tests: it keeps what it was sent, and fails as often as it is told to. */
export function shopDouble(): (request: Request) => Promise<Response> {
  let received: { url: string; headers: Record<string, string>; body: string }[] = []
  let failuresLeft = 0
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (pathname === '/received') {
      const answer = Response.json(received)
      received = []
      return answer
    }
    if (pathname === '/fail') {
      failuresLeft = Number(await request.text())
      return new Response(null, { status: 204 })
    }
    if (failuresLeft > 0) {
      failuresLeft -= 1
      return new Response(null, { status: 503 })
    }
    received.push({ url: request.url, headers: Object.fromEntries(request.headers), body: await request.text() })
    return new Response(null, { status: 204 })
  }
}
