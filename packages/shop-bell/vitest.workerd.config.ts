import { workerdConfig } from '../../tools/test/workerd-config.ts'

export default workerdConfig(import.meta.dirname, { main: './src/test-worker.ts', objects: { SHOP_BELL: 'ShopBell' } })
