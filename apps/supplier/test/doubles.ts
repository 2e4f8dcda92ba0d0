/** What the shop's Worker is in these tests: it keeps what it was sent. One for all files, which may run side by side: reading takes nothing away. */
export function shopDouble(): (request: Request) => Promise<Response> {
  const received: { headers: Record<string, string>; body: string }[] = []
  return async (request) => {
    if (new URL(request.url).pathname === '/received') return Response.json(received)
    received.push({ headers: Object.fromEntries(request.headers), body: await request.text() })
    return new Response(null, { status: 204 })
  }
}

/**
 * What the bank is: transaction `TX-<account>-<amount>-…` paid that much to that account; `TX-DOWN` finds it shut. It notes what it sent back, and
 * answers the first request to send back a `…-LOST` transaction with a fault after it has done it.
 */
export function bankDouble(): (request: Request) => Promise<Response> {
  const returned: string[] = []
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (pathname === '/returned') return Response.json(returned)
    if (request.headers.get('authorization') !== 'Bearer test-supplier-key-001')
      return new Response(null, { status: 401 })
    if (pathname.includes('TX-DOWN')) return new Response('busy', { status: 503 })
    const back = pathname.match(/^\/v1\/transfers\/(.+)\/return$/)?.[1]
    if (back) {
      const isFirst = !returned.includes(back)
      if (isFirst) returned.push(back)
      if (isFirst && back.endsWith('-LOST')) return new Response('lost', { status: 503 })
      return Response.json({ transactionNumber: `BACK-${back}` }, { status: 201 })
    }
    const account = pathname.match(/^\/v1\/accounts\/(\d+-\d+)\/balance$/)?.[1]
    if (account) return Response.json({ number: account, holder: 'Supplier', currency: 'GBP', availableMinor: 1_234 })
    const [, toAccount, amount] = pathname.match(/TX-(\d+-\d+)-(\d+)-/) ?? []
    if (!toAccount) return Response.json({ error: { code: 'transfer_not_found' } }, { status: 404 })
    return Response.json({ toAccount, amountMinor: Number(amount), currency: 'GBP' })
  }
}
