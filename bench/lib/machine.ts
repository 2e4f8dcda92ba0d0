import { readdirSync, readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'

/** The machine in one line, printed above all figures. */
export function machineLine(): string {
  const processors = cpus()
  const memory = Math.round(totalmem() / 1024 ** 3)
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${memory} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}; load generator on the same machine`
}

/** Resident memory in MiB of a process and all its descendants (Linux; 0 elsewhere). */
export function residentMebibytes(rootPid: number): {
  readonly totalMiB: number
  readonly byName: Readonly<Record<string, number>>
} {
  const children = new Map<number, number[]>()
  const facts = new Map<number, { name: string; kib: number }>()
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${entry}/status`, 'utf8')
      const field = (name: string) => new RegExp(`^${name}:\\s+(\\S+)`, 'm').exec(status)?.[1] ?? ''
      const pid = Number(entry)
      const parentPid = Number(field('PPid'))
      children.set(parentPid, [...(children.get(parentPid) ?? []), pid])
      facts.set(pid, { name: field('Name'), kib: Number(field('VmRSS') || 0) })
    } catch {
      // The process ended while we looked.
    }
  }
  const byName: Record<string, number> = {}
  let totalMiB = 0
  const queue = [rootPid]
  for (let pid = queue.pop(); pid !== undefined; pid = queue.pop()) {
    const fact = facts.get(pid)
    if (fact) {
      byName[fact.name] = Math.round((byName[fact.name] ?? 0) + fact.kib / 1024)
      totalMiB += fact.kib / 1024
    }
    queue.push(...(children.get(pid) ?? []))
  }
  return { totalMiB: Math.round(totalMiB), byName }
}
