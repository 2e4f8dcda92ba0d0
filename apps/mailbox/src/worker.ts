import { app } from './app.ts'

export { MailStore } from './store/mail-store.ts'

export default app
