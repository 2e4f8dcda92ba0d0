/** The tests need a Worker to run in; it serves nothing. */
export default { fetch: () => new Response('not found', { status: 404 }) }
