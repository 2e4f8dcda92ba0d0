// Makes sure that a Chromium is there for the browser tests. Only Node's own modules here.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall, hasApt } from './apt.mjs'
import { fail, ROOT, say } from './install.mjs'

const PLACES = [
  process.env.ONHAND_CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Finds a Chromium or installs one: Debian's where apt may be used, else playwright's own. */
export async function ensureChromium() {
  if (await findChromium()) return
  if (hasApt()) {
    say('installing Chromium with apt-get (for the browser tests)')
    aptInstall(['chromium'])
    if (await findChromium()) return
  }
  say("installing playwright's Chromium (for the browser tests)")
  const cli = join(ROOT, 'node_modules/playwright-core/cli.js')
  spawnSync(process.execPath, [cli, 'install', '--with-deps', 'chromium'], { cwd: ROOT, stdio: 'inherit' })
  if (await findChromium()) return
  fail('There is no Chromium, and none could be installed.', [
    'Install Chromium or Chrome by hand (Debian: apt-get install chromium)',
    'or point ONHAND_CHROMIUM at one, then run npm test again.',
  ])
}

async function findChromium() {
  if (PLACES.some((place) => place !== '' && existsSync(place))) return true
  const { chromium } = await import('playwright-core')
  return existsSync(chromium.executablePath())
}
