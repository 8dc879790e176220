import type { Hono } from 'hono'
import { fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

/** A handed-in download, in whatever state a test has put it. */
export function archiveRoutes(village: Village): Hono {
  const told = () => ({ import: village.archive })

  const note = (method: string, path: string, body: unknown) =>
    village.asked.push({ method, path, body })
  return fakeRoutes({
    'GET /archive-import': () => told(),
    'POST /archive-import/start': (c, body) => {
      note('POST', c.req.path, body)
      if (village.archive !== null) village.archive = { ...village.archive, state: 'running' }
      return told()
    },
    'POST /archive-import/stop': c => {
      note('POST', c.req.path, {})
      if (village.archive !== null) village.archive = { ...village.archive, state: 'stopped' }
      return told()
    },
    'POST /archive-import/resume': c => {
      note('POST', c.req.path, {})
      if (village.archive !== null) village.archive = { ...village.archive, state: 'running' }
      return told()
    },
    'DELETE /archive-import': c => {
      note('DELETE', c.req.path, null)
      village.archive = null
    },
  })
}
