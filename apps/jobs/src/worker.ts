import wideFont from '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf'
import { jobsHandlers } from './handlers.ts'

/** The font file is a data module of this Worker, so reading it costs nothing. */
export default jobsHandlers(async () => new Uint8Array(wideFont))
