import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { workerdConfig } from '../../tools/test/workerd-config.ts'

const NAUGHTY = resolve(import.meta.dirname, '../../../shared/external/naughty-strings/blns.json')

export default workerdConfig(import.meta.dirname, {
  main: './src/worker.ts',
  objects: { MAIL_STORE: 'MailStore' },
  vars: {
    MAIL_URL: 'http://mail.localhost:8787',
    MAILBOX_KEY: 'test-mailbox-key-0001',
    // Read here because a Worker has no files; empty when the shared data is absent.
    NAUGHTY_STRINGS: existsSync(NAUGHTY) ? readFileSync(NAUGHTY, 'utf8') : '',
  },
})
