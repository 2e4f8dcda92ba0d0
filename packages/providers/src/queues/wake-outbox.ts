/** What waking needs: the run itself must make its own database connection, since the waking request's is closed by then. */
export type WakeOutbox = {
  readonly nowMs: () => number
  readonly waitUntil: (work: Promise<unknown>) => void
  readonly relay: () => Promise<unknown>
}

// Rows of one busy moment go out together: one read of the outbox for all of them instead of one each.
const GATHER_MS = 300
// One request carries the runs of a busy time no longer than this; a run that takes longer is taken for lost with its request.
const RUN_MS_MAX = 15_000

/** What this isolate is doing about the outbox, and since when. Only spares work: the truth is in the rows. */
const state: { phase: 'quiet' | 'planned' | 'running'; sinceMs: number; isWokenAgain: boolean } = {
  phase: 'quiet',
  sinceMs: 0,
  isWokenAgain: false,
}

/**
 * Has the relay run soon for everything this isolate commits within the next moment; call it after the commit. One run at a time:
 * what is committed during a run has another one follow. If a run is lost with its request, the minute cron sends the rows.
 */
export function wakeOutbox(wake: WakeOutbox): void {
  const nowMs = wake.nowMs()
  const isUnderWay = state.phase !== 'quiet' && nowMs - state.sinceMs < RUN_MS_MAX
  // A run that lies ahead will see what was committed just now; one that has begun may have read already.
  if (isUnderWay) {
    state.isWokenAgain ||= state.phase === 'running'
    return
  }
  enter('planned', nowMs)
  wake.waitUntil(runUntilQuiet(wake))
}

async function runUntilQuiet(wake: WakeOutbox): Promise<void> {
  const startedAtMs = wake.nowMs()
  try {
    do {
      enter('planned', wake.nowMs())
      await new Promise((resolve) => setTimeout(resolve, GATHER_MS))
      enter('running', wake.nowMs())
      await wake.relay()
    } while (state.isWokenAgain && wake.nowMs() - startedAtMs < RUN_MS_MAX)
  } finally {
    enter('quiet', wake.nowMs())
  }
}

function enter(phase: (typeof state)['phase'], nowMs: number): void {
  state.phase = phase
  state.sinceMs = nowMs
  state.isWokenAgain = false
}
