import { DurableObject } from 'cloudflare:workers'
export class StockKeeper extends DurableObject {
  async hello(): Promise<number> {
    this.ctx.storage.sql.exec('create table if not exists t (a integer) strict')
    this.ctx.storage.sql.exec('insert into t values (1)')
    return Number(this.ctx.storage.sql.exec('select count(*) n from t').one()['n'])
  }
}
export default { fetch: () => new Response('test') }
