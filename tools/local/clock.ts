/** Calls `tick` once a minute, never twice at a time, until stopped. */
export function everyMinute(tick: () => Promise<void>, log: (line: string) => void): () => void {
  let isRunning = false
  const timer = setInterval(() => {
    if (isRunning) return
    isRunning = true
    tick()
      .catch((error: unknown) => log(`minute cron failed: ${String(error)}`))
      .finally(() => {
        isRunning = false
      })
  }, 60_000)
  return () => clearInterval(timer)
}
