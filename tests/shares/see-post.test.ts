import { createServer } from 'node:http'
import { expect, it } from 'vitest'
import { seePost } from '../../server/shares/see-post.ts'
import { listShares } from '../../server/shares/share-shape.ts'
import { recordAnswer } from '../../server/shares/shares.ts'
import { serveOnLoopback } from '../support/network/serve-on-loopback.ts'
import { offered, shareWorld } from '../support/shares.ts'

/** Their page, as their server answers it. */
async function page(status: number, body: string): Promise<string> {
  const server = createServer((_request, response) => void response.writeHead(status).end(body))
  const port = await serveOnLoopback(server)
  return `http://127.0.0.1:${port}/posts/1`
}

async function seen(url: string): Promise<boolean> {
  const world = await shareWorld()
  const { context, by } = world
  const { id } = await offered(world)
  await recordAnswer(context, by, id, { answer: 'published', comment: '', url })
  await seePost(context, id)
  await seePost(context, id)
  const [share] = await listShares(context, by.communeId, { id })
  const told = share?.steps.filter(({ what }) => what === 'seen').length
  expect(told).toBe(share?.urlSeenAt === null ? 0 : 1)
  return share?.urlSeenAt !== null
}

it.each([
  ['its words', '<h1>FEUX de la&nbsp;<b>Saint-Jean</b></h1><p>samedi</p>'],
  ['signs that are spelled', '<p>feux de la &Sacute;a&#105;nt-Jea&ntilde;</p>'],
  ['what it tells networks', '<meta property="og:title" content="Feux de la Saint-Jean">'],
])('is noted once where their page names the event to anybody, by %s', async (_how, html) => {
  expect(await seen(await page(200, html))).toBe(true)
})

it.each([
  ['a page that asks to sign in', 200, '<title>Connexion</title>'],
  ['a page that has it in an address alone', 200, '<a href="/feux-de-la-saint-jean">Retour</a>'],
  ['a page that is not there', 404, 'Feux de la Saint-Jean'],
  ['a server that broke', 500, 'Feux de la Saint-Jean'],
])('is not said of %s', async (_what, status, body) => {
  expect(await seen(await page(status, body))).toBe(false)
})

it('is not said of an address of this machine’s own network, or of none', async () => {
  expect(await seen('http://10.0.0.1/feux')).toBe(false)
  expect(await seen('http://nulle-part.invalid/')).toBe(false)
})

it('is read apart on a page that is made to keep everybody waiting', async () => {
  const before = '<b>'.repeat(650_000)
  expect(await seen(await page(200, `${before}Feux de la Saint-Jean`))).toBe(true)
})
