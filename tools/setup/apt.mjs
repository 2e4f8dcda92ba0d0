// Debian's packages, where apt may be used. Only Node's own modules here.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** True where apt-get is there and we may use it. */
export function hasApt() {
  if (!existsSync('/usr/bin/apt-get')) return false
  return process.getuid?.() === 0 || spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
}

/** Installs packages; a failure shows in what is missing afterwards. */
export function aptInstall(names) {
  apt(['update'])
  apt(['install', '-y', '--no-install-recommends', ...names])
}

function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const command = process.getuid?.() === 0 ? ['apt-get', ...args] : ['sudo', '-n', 'apt-get', ...args]
  spawnSync(command[0], command.slice(1), { stdio: 'inherit', env })
}
