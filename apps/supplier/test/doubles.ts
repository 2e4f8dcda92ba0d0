/** What the shop's Worker is in these tests: it keeps what it was sent. */
export function shopDouble(): (request: Request) => Promise<Response> {
  let received: { headers: Record<string, string>; body: string }[] = []
  return async (request) => {
    if (new URL(request.url).pathname === '/received') {
      const answer = Response.json(received)
      received = []
      return answer
    }
    received.push({ headers: Object.fromEntries(request.headers), body: await request.text() })
    return new Response(null, { status: 204 })
  }
}

/** What the bank is: transaction `TX-<account>-<amount>-…` paid that much to that account; `TX-DOWN` finds it shut. */
export function bankDouble(): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (request.headers.get('authorization') !== 'Bearer test-supplier-key-001')
      return new Response(null, { status: 401 })
    if (pathname.includes('TX-DOWN')) return new Response('busy', { status: 503 })
    const account = pathname.match(/^\/v1\/accounts\/(\d+-\d+)\/balance$/)?.[1]
    if (account) return Response.json({ number: account, holder: 'Supplier', currency: 'GBP', availableMinor: 1_234 })
    const [, toAccount, amount] = pathname.match(/TX-(\d+-\d+)-(\d+)-/) ?? []
    if (!toAccount) return Response.json({ error: { code: 'transfer_not_found' } }, { status: 404 })
    return Response.json({ toAccount, amountMinor: Number(amount), currency: 'GBP' })
  }
}
