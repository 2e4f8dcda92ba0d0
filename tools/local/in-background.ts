import { constants, setPriority } from 'node:os'
import { childrenRunning } from './processes.ts'

/** Runs `start`, and gives the runtimes it started what the others leave of the processor: shoppers come before what follows their orders. */
export async function inBackground<Value>(start: () => Promise<Value>): Promise<Value> {
  const before = new Set(childrenRunning('workerd'))
  const value = await start()
  for (const pid of childrenRunning('workerd'))
    if (!before.has(pid)) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  return value
}
