import { createWriteStream, type WriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** What the Workers say: all of it into a file, and what somebody should look at also to `log`. */
export function runtimeLog(path: string, log: (line: string) => void): (stdout: Readable, stderr: Readable) => void {
  const file = createWriteStream(path, { flags: 'a' })
  return (stdout, stderr) => {
    follow(stdout, file, (line) => isWorthALook(line) && log(line))
    follow(stderr, file, (line) => !isNoise(line) && log(line))
  }
}

/** True for a structured line of a Worker's logger that warns or reports a failure. */
export function isWorthALook(line: string): boolean {
  return /^\{"level":"(warn|error)"/.test(line)
}

/** True for what the runtime says about clients that hung up: nothing anybody could act on. */
export function isNoise(line: string): boolean {
  return (
    line.trim() === '' || /disconnected: |Connection reset by peer|Broken pipe|other end of WebSocketPipe/.test(line)
  )
}

function follow(stream: Readable, file: WriteStream, look: (line: string) => void): void {
  createInterface(stream).on('line', (line) => {
    file.write(`${line}\n`)
    look(line)
  })
}
