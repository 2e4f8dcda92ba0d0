/** What waking needs: the run itself must make its own database connection, since the waking request's is closed by then. */
export type WakeOutbox = {
  readonly nowMs: () => number
  readonly waitUntil: (work: Promise<unknown>) => void
  readonly relay: () => Promise<unknown>
}

// Rows of one busy moment go out together: one read of the outbox for all of them instead of one each.
const GATHER_MS = 100

let plannedAtMs = 0

/**
 * Plans one run of the relay for everything this isolate commits within the next moment. Call it after the commit.
 * Only spares work: if the planned run is lost with its request, the minute cron sends the rows.
 */
export function wakeOutbox(wake: WakeOutbox): void {
  const nowMs = wake.nowMs()
  // A run that lies ahead will see what was committed just now.
  if (nowMs < plannedAtMs && plannedAtMs <= nowMs + GATHER_MS) return
  plannedAtMs = nowMs + GATHER_MS
  wake.waitUntil(runLater(wake.relay))
}

async function runLater(relay: () => Promise<unknown>): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, GATHER_MS))
  plannedAtMs = 0
  await relay()
}
