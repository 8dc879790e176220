import { Uint8ArrayReader, ZipReader } from '@zip.js/zip.js'
import type { Hono } from 'hono'
import { fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

/** A handed-in download, in whatever state a test has put it. */
export function archiveRoutes(village: Village): Hono {
  const told = () => ({ import: village.archive })
  const uploads = new Map<string, Buffer>()

  const note = (method: string, path: string, body: unknown) =>
    village.asked.push({ method, path, body })
  return fakeRoutes({
    'GET /archive-import': () => told(),
    'POST /archive-import/parts': async c => {
      const { upload = '', at } = c.req.query()
      const there = uploads.get(upload) ?? Buffer.alloc(0)
      if (there.length !== Number(at)) return { received: there.length }
      const part = Buffer.from(await c.req.arrayBuffer())
      note('POST', c.req.path, { at: there.length, size: part.length })
      uploads.set(upload, Buffer.concat([there, part]))
      return { received: there.length + part.length }
    },
    'POST /archive-import/read': async (c, { upload, size, name }) => {
      const whole = uploads.get(upload) ?? Buffer.alloc(0)
      const files = await new ZipReader(new Uint8ArrayReader(whole)).getEntries()
      const paths = files.map(({ filename }) => filename)
      note('POST', c.req.path, { name, isWhole: whole.length === size, paths })
      village.archive = village.read
      return told()
    },
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
