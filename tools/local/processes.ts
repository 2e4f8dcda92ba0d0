import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** The command line of a running process; an empty text when there is none with this id. */
export function commandOf(pid: number): string {
  if (existsSync('/proc/self')) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    } catch {
      return ''
    }
  }
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? ''
}

/** The direct children of this process whose command line contains `text`. */
export function childrenRunning(text: string): number[] {
  const pids = existsSync('/proc/self') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : pidsFromPs()
  return pids.map(Number).filter((pid) => parentOf(pid) === process.pid && commandOf(pid).includes(text))
}

/** Ends a process at once and waits until it is gone. */
export async function killAndWait(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    return
  }
  for (let tries = 0; tries < 100 && commandOf(pid) !== ''; tries += 1) await sleep(50)
}

function pidsFromPs(): string[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid='], { encoding: 'utf8' })
  return (stdout ?? '').split(/\s+/).filter(Boolean)
}

function parentOf(pid: number): number {
  if (!existsSync('/proc/self')) {
    return Number(spawnSync('ps', ['-p', String(pid), '-o', 'ppid='], { encoding: 'utf8' }).stdout)
  }
  try {
    // The name in brackets may hold spaces; the parent is the second field after it.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ')[1])
  } catch {
    return Number.NaN
  }
}
