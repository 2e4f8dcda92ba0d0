type Message = { url: string; headers: Record<string, string>; body: string }

/**
 * What the shop's Worker is in these tests: it keeps what it was sent, refuses once what it was told to refuse, and keeps that, too. One for all files,
 * which may run side by side: only one of them reads, and what is refused is named by something in its body.
 */
export function shopDouble(): (request: Request) => Promise<Response> {
  let received: Message[] = []
  let refused: Message[] = []
  const refusing = new Set<string>()
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (pathname === '/received') {
      const answer = Response.json(received)
      received = []
      return answer
    }
    if (pathname === '/refused') {
      const answer = Response.json(refused)
      refused = []
      return answer
    }
    const message = { url: request.url, headers: Object.fromEntries(request.headers), body: await request.text() }
    if (pathname === '/refuse') {
      refusing.add(message.body)
      return new Response(null, { status: 204 })
    }
    const named = [...refusing].find((name) => message.body.includes(name))
    if (named !== undefined) {
      refusing.delete(named)
      refused.push(message)
      return new Response(null, { status: 503 })
    }
    received.push(message)
    return new Response(null, { status: 204 })
  }
}
