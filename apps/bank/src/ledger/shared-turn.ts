// Calls this close together are a rush; a lone caller is never made to wait.
const RUSH_MS = 5

/**
 * Lets calls that arrive in a rush go on in the same turn of the event loop: what is written within one turn is one commit, so they share one
 * file sync. Each call stays a transaction of its own, and no answer leaves before the commit.
 */
export class SharedTurn {
  #turn: Promise<void> | null = null
  #lastEnteredMs = 0

  /** Null: go on at once. Otherwise wait for the turn that all who came meanwhile share. */
  enter(nowMs: number): Promise<void> | null {
    const isRush = nowMs - this.#lastEnteredMs <= RUSH_MS
    this.#lastEnteredMs = nowMs
    if (!isRush) return null
    this.#turn ??= new Promise((resolve) =>
      setTimeout(() => {
        this.#turn = null
        resolve()
      }, 0),
    )
    return this.#turn
  }
}
