import { D1_PLUGIN, type RemoteProxyConnectionString } from 'miniflare'

/** What the plugin is told about a binding, as far as it is needed here. */
type Databases = Readonly<Record<string, { readonly remoteProxyConnectionString?: RemoteProxyConnectionString }>>

type ServicesAsked = Parameters<typeof D1_PLUGIN.getServices>[0]
type BindingsAsked = Parameters<typeof D1_PLUGIN.getBindings>

let isDirect = false

/**
 * Lets D1 bindings that lead to a database of ours (`d1Binding`) send their statements there themselves. The runtime's library puts a Worker of
 * its own between, which knows many kinds of remote bindings and costs as much as the statement. Repeating it changes nothing.
 */
export function sendD1Directly(): void {
  if (isDirect) return
  isDirect = true
  const { getServices, getBindings } = D1_PLUGIN
  D1_PLUGIN.getServices = async (given: ServicesAsked) => {
    const services = await getServices(given)
    const databases: Databases = given.options.d1Databases ?? {}
    const [address] = Object.values(databases).flatMap(({ remoteProxyConnectionString: url }) =>
      url ? [url.host] : [],
    )
    if (!Array.isArray(services) || address === undefined) return services
    return services.map((service) =>
      service.name === 'd1:db:remote' ? { name: service.name, external: { address, http: {} } } : service,
    )
  }
  D1_PLUGIN.getBindings = async (options: BindingsAsked[0], index: BindingsAsked[1]) => {
    const bindings = await getBindings(options, index)
    for (const binding of bindings ?? [])
      if ('wrapped' in binding)
        for (const inner of binding.wrapped?.innerBindings ?? [])
          if ('service' in inner && inner.service) delete inner.service.props
    return bindings
  }
}
