import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { AttachedFile, IncomingMessage } from '../../server/connectors/connector.ts'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import { conversationShape } from '../../server/inbox/shapes-conversation.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { eraseMessages } from '../../server/messages/store/erasing.ts'
import { itOnBoth } from '../support/database/databases.ts'
import { askedApp, question, ten } from '../support/network/calls.ts'
import { from, thread } from '../support/network/fake-network.ts'
import { channelOf } from '../support/network/received.ts'

const pdf = { type: 'application/pdf', url: null, name: 'Devis été 2026.pdf', bytes: 245_760 }
const photo = { type: 'image/png', url: null, name: 'nid-de-poule.png', bytes: 90_000 }
const elsewhere = { type: 'image/jpeg', url: 'https://exemple.fr/1.jpg', name: null }

/** Cléa sent files by a network that can be asked for them, `file` to begin with. */
async function sent(
  attachments: IncomingMessage['attachments'] = [pdf, photo, elsewhere],
  file: AttachedFile = { name: pdf.name, type: pdf.type, bytes: Buffer.from('%PDF-1.7 devis') },
  database: 'sqlite' | 'postgres' = 'sqlite',
) {
  const house = await askedApp(database)
  const { context, network, channelId } = house
  const asked: unknown[] = []
  network.attachment = async (_call, message, index) => {
    asked.push([message.remoteId, index])
    return { kind: 'file', ...file }
  }
  const message = from('Cléa', ten, question, { attachments })
  await ingest(context, await channelOf(context, channelId), [thread('post-9', [message])])
  const row = await context.db
    .selectFrom('message')
    .select(['id', 'conversationId'])
    .where('remoteId', '=', message.remoteId)
    .executeTakeFirstOrThrow()
  const path = `/api/messages/${row.id}/attachments`
  return { ...house, ...row, path, asked, remoteId: message.remoteId }
}

type Sent = Awaited<ReturnType<typeof sent>>

async function shown({ ask, conversationId }: Sent) {
  const answer = await ask('GET', `/api/conversations/${conversationId}`, { as: 'councillor' })
  return conversationShape.parse(answer.json).messages.at(-1)?.attachments
}

describe('a file that came with a message', () => {
  itOnBoth('is opened by an address of ours, and asked of the network then alone', async kind => {
    const v = await sent(undefined, undefined, kind)
    expect(await shown(v)).toEqual([
      { ...pdf, url: `${v.path}/0`, small: null, kept: false },
      { ...photo, url: `${v.path}/1`, small: `${v.path}/1/small`, kept: false },
      { ...elsewhere, bytes: null, small: null, kept: false },
    ])
    expect(v.asked).toEqual([])
    const opened = await v.ask('GET', `${v.path}/0`, { as: 'councillor' })
    expect([opened.status, opened.text]).toEqual([200, '%PDF-1.7 devis'])
    expect(v.asked).toEqual([[v.remoteId, 0]])
    // It is noted as reading the conversation is.
    const readings = await v.context.db.selectFrom('reading').selectAll().execute()
    expect(readings).toMatchObject([{ conversationId: v.conversationId }])
  })

  it('is not given of what was erased, nor of what has an address of its own', async () => {
    const v = await sent(undefined, undefined)
    for (const index of [2, 3, 999]) {
      expect((await v.ask('GET', `${v.path}/${index}`, { as: 'officer' })).status).toBe(404)
    }
    expect((await v.ask('GET', `${v.path}/-1`, { as: 'officer' })).status).toBe(400)
    await eraseMessages(v.context.db, [{ id: v.id, erasedRule: null, erasedNeedAt: null }], ten)
    expect((await v.ask('GET', `${v.path}/0`, { as: 'officer' })).status).toBe(404)
    expect(v.asked).toEqual([])
  })

  it('is kept by the browser under its name, and runs nowhere', async () => {
    const page = { name: '../../été “1”\u202e.html', type: 'text/html', bytes: Buffer.from('<b>') }
    const v = await sent([{ ...pdf, name: page.name }], page)
    const { headers } = await v.ask('GET', `${v.path}/0`, { as: 'officer' })
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="ete _1_ .html"; filename*=UTF-8''%C3%A9t%C3%A9%20%E2%80%9C1%E2%80%9D%20.html`,
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    )
    expect(headers.get('cache-control')).toBe('no-store')
    expect((await shown(v))?.[0]?.name).toBe('été “1” .html')
  })

  it('says in one sentence why it cannot be had, on a page where it is followed', async () => {
    const v = await sent()
    const gone = verbatim('Ce courriel n’est plus dans la boîte.')
    v.network.attachment = async () => ({ kind: 'failed', reason: gone, retryAt: null })
    const program = await v.ask('GET', `${v.path}/0`, { as: 'officer' })
    expect([program.status, program.json]).toEqual([409, { error: 'conflict', message: gone.fr }])
    const headers = { 'sec-fetch-dest': 'document' }
    const followed = await v.ask('GET', `${v.path}/0`, { as: 'officer', headers })
    expect(followed.status).toBe(409)
    expect(followed.headers.get('content-type')).toContain('text/html')
    expect(followed.text).toContain(gone.fr)

    v.network.attachment = async () => ({ kind: 'failed', reason: gone, retryAt: ten })
    expect((await v.ask('GET', `${v.path}/0`, { as: 'officer' })).status).toBe(424)
    v.network.attachment = async () => ({ kind: 'reauthorize', reason: gone })
    expect((await v.ask('GET', `${v.path}/0`, { as: 'officer' })).status).toBe(409)
    const paused = await v.ask('GET', `${v.path}/0`, { as: 'officer' })
    expect(paused.json).toMatchObject({ message: expect.stringContaining('en pause') })
  })

  it('is shown small, as a picture that was read and written anew', async () => {
    const image = sharp({ create: { width: 900, height: 600, channels: 3, background: '#1d5c47' } })
    const bytes = await image
      .withExif({ IFD3: { GPSLatitude: '49/1' } })
      .png()
      .toBuffer()
    const v = await sent([photo], { name: 'a.png', type: 'image/png', bytes })
    const small = await v.ask('GET', `${v.path}/0/small`, { as: 'councillor' })
    expect(small.status).toBe(200)
    expect(small.headers.get('content-type')).toMatch(/^image\/(png|jpeg)$/)
    expect(small.headers.get('content-disposition')).toMatch(/^inline; /)
    expect(small.headers.get('content-security-policy')).toContain('sandbox')
  })

  it('is not shown small where it is no picture, or one that is made to hurt', async () => {
    const side = 7_000
    const black = { width: side, height: side, channels: 3 as const, background: '#000' }
    const bomb = await sharp({ create: black }).png().toBuffer()
    const files = [
      [bomb, /40 millions de pixels/],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /pas une image/],
      [Buffer.from('%PDF-1.7'), /pas une image/],
    ] as const
    for (const [bytes, why] of files) {
      const v = await sent([photo], { name: 'a.png', type: 'image/png', bytes })
      const small = await v.ask('GET', `${v.path}/0/small`, { as: 'officer' })
      expect(small.status).toBe(400)
      expect(small.json).toMatchObject({ message: expect.stringMatching(why) })
    }
  })
})
