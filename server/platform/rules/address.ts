/** The parts of a request that stand in its address. */
export type Addressed = {
  param?: Readonly<Record<string, string | number>>
  query?: Readonly<Record<string, QueryValue>>
}
type QueryValue = string | number | boolean | null | undefined | readonly (string | number)[]

/**
 * Method and path of a call, from the operation's name (`PUT /duties/:id`) and what stands in its
 * place-holders and its query; of the latter what is null, undefined or empty is left out.
 */
export function addressOf(
  operation: string,
  { param = {}, query = {} }: Addressed = {},
): { method: string; path: string } {
  const [method = '', template = ''] = operation.split(' ')
  const path = template.replace(/:(\w+)/g, (_, name) => encodeURIComponent(param[name] ?? ''))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') search.append(name, String(one))
    }
  }
  return { method, path: search.size === 0 ? path : `${path}?${search}` }
}
