import { demandPage, forecastWhole, learn } from '../forecasting/demand-pages.ts'

const page = demandPage(1)
const pool = learn(demandPage(0))

/** Forecasts one page as often as it is asked to; timed from outside, since a Worker's clock stands still while it computes. Only the bench runs it. */
export default {
  fetch(request: Request): Response {
    const times = Number(new URL(request.url).searchParams.get('times') ?? '1')
    let sum = 0
    for (let time = 0; time < times; time += 1) sum += forecastWhole(page, pool)
    return new Response(String(sum))
  },
}
