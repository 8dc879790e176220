import { describe, expect, it } from 'vitest'
import { allows, roles } from '../../server/people/rules/role.ts'
import { testApp } from '../support/app.ts'
import { routesOf } from '../support/operations.ts'

/** Whoever may read them reads for ever: tests/http/stream.test.ts reads them. */
const endless = new Set(['/stream'])

describe('every route of the API', () => {
  it('is guarded and described before all else that it does', async () => {
    const { context } = await testApp()
    const routes = await routesOf(context)
    expect(routes.length).toBeGreaterThan(15)
    expect(routes.filter(route => route.operation === undefined)).toEqual([])
  })

  it('gives each role what its x-role says', async () => {
    const { context, ask } = await testApp()
    const wrong: string[] = []
    for (const { method, path, operation } of await routesOf(context)) {
      // No such row, and nothing of what the request must say: the guard comes before both.
      const address = `/api${path.replace(/:[a-z]+(\{[^}]*\})?/gi, '999999')}`
      const needed = operation?.['x-role'] ?? 'public'
      const nobody = await ask(method, address)
      if ((nobody.status === 401) === (needed === 'public')) {
        wrong.push(`nobody: ${method} ${path} → ${nobody.status}`)
      }
      if (needed === 'public') continue
      for (const role of roles) {
        const may = allows(role, needed)
        if (may && endless.has(path)) continue
        const { status } = await ask(method, address, { as: role })
        if (may === (status === 401 || status === 403) || status >= 500) {
          wrong.push(`${role}: ${method} ${path} → ${status}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })
})
