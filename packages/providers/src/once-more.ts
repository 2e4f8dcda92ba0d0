/**
 * Makes a request again, once, when it got no answer: a kept connection that the other side closed in that very moment. `attempt` tells the two
 * apart. For requests that may be repeated; one that ran out of time is not repeated, and what fails twice throws.
 */
export async function onceMore<Value>(request: (attempt: number) => Promise<Value>): Promise<Value> {
  try {
    return await request(1)
  } catch (error) {
    if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')) throw error
    return request(2)
  }
}
