/** What a procedure answers: `Answer<typeof api.stock.rows.query>`. */
export type Answer<Call extends (...input: never[]) => Promise<unknown>> = Awaited<ReturnType<Call>>
