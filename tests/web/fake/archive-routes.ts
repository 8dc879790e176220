import { Hono } from 'hono'
import { archiveImportState, archiveStart } from '../../../server/history-import/shapes.ts'
import type { Village } from './village.ts'

/** A handed-in download, in whatever state a test has put it. */
export function archiveRoutes(village: Village): Hono {
  const app = new Hono()
  const told = () => archiveImportState.parse({ import: village.archive })
  const note = (method: string, path: string, body: unknown) =>
    village.asked.push({ method, path, body })

  app.get('/archive-import', c => c.json(told()))
  app.post('/archive-import/start', async c => {
    const body = archiveStart.parse(await c.req.json())
    note('POST', c.req.path, body)
    if (village.archive !== null) village.archive = { ...village.archive, state: 'running' }
    return c.json(told())
  })
  app.post('/archive-import/stop', c => {
    note('POST', c.req.path, {})
    if (village.archive !== null) village.archive = { ...village.archive, state: 'stopped' }
    return c.json(told())
  })
  app.post('/archive-import/resume', c => {
    note('POST', c.req.path, {})
    if (village.archive !== null) village.archive = { ...village.archive, state: 'running' }
    return c.json(told())
  })
  app.delete('/archive-import', c => {
    note('DELETE', c.req.path, null)
    village.archive = null
    return c.body(null, 204)
  })
  return app
}
