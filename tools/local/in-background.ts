import { constants, getPriority, setPriority } from 'node:os'
import { childrenRunning } from './processes.ts'

/** Runs `start`, and gives the runtimes it started what the others leave of the processor: shoppers come before what follows their orders. */
export async function inBackground<Value>(start: () => Promise<Value>): Promise<Value> {
  const before = new Set(childrenRunning('workerd'))
  const value = await start()
  // Counted from our own, which the others have, too: who runs all of this behind other work may be behind that mark already.
  const behind = Math.min(getPriority() + constants.priority.PRIORITY_BELOW_NORMAL, constants.priority.PRIORITY_LOW)
  for (const pid of childrenRunning('workerd')) if (!before.has(pid)) setPriority(pid, behind)
  return value
}
