import { demandPage, forecastWhole, learn } from '../forecasting/demand-pages.ts'
import { learnShop, packedPage, wholePage } from '../forecasting/shop-page.ts'

const page = demandPage(1)
const pool = learn(demandPage(0))
const learnt = learnShop()

/**
 * Forecasts one page as often as it is asked to: the model alone over two years of days, or (`/shop`) a whole page of the nightly run. Timed from outside,
 * since a Worker's clock stands still while it computes. Only the bench runs it.
 */
export default {
  fetch(request: Request): Response {
    const { pathname, searchParams } = new URL(request.url)
    const times = Number(searchParams.get('times') ?? '1')
    let sum = 0
    for (let time = 0; time < times; time += 1)
      sum += pathname === '/shop' ? wholePage(packedPage(time), learnt) : forecastWhole(page, pool)
    return new Response(String(sum))
  },
}
