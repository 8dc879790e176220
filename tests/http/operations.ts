import { findTargetHandler } from 'hono/utils/handler'
import { uniqueSymbol } from 'hono-openapi'
import { z } from 'zod'
import type { Context } from '../../server/context.ts'
import { createApi } from '../../server/http/app.ts'
import { permissions, permissionsOfPartners } from '../../server/people/rules/role.ts'

const described = z.object({
  spec: z.object({
    'x-permission': z.enum([...permissions, ...permissionsOfPartners, 'public']),
    summary: z.string().min(1),
    tags: z.array(z.string().min(1)).length(1),
  }),
})

export type Route = {
  method: string
  /** As Hono writes it: `/people/:id`. */
  path: string
  /** Of the first of its handlers; undefined when that one does not guard and describe. */
  operation: z.infer<typeof described>['spec'] | undefined
}

/** Every route of the API, but for better-auth's own. */
export async function routesOf(context: Context): Promise<Route[]> {
  const routes = new Map<string, Route>()
  for (const { method, path, handler } of (await createApi(context)).routes) {
    const name = `${method} ${path}`
    if (method === 'ALL' || path.startsWith('/auth/') || routes.has(name)) continue
    const marked = described.safeParse(Reflect.get(findTargetHandler(handler), uniqueSymbol))
    routes.set(name, { method, path, operation: marked.data?.spec })
  }
  return [...routes.values()]
}
