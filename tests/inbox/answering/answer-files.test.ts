import { describe, expect, it } from 'vitest'
import type { ReplyFile } from '../../../server/connectors/connector.ts'
import { connectors } from '../../../server/connectors/registry.ts'
import { answerWithFiles, retryReply } from '../../../server/inbox/answering/answer.ts'
import { settleReplies } from '../../../server/inbox/answering/settle-answers.ts'
import { getConversation } from '../../../server/inbox/conversations.ts'
import { operations } from '../../../server/inbox/operations.ts'
import { replyShape } from '../../../server/inbox/shapes-conversation.ts'
import { forgetReplies } from '../../../server/inbox/store/replies.ts'
import { verbatim } from '../../../server/language/sentence.ts'
import { anAnswer } from '../../support/builders/inbox.ts'
import { type DatabaseKind, itOnBoth } from '../../support/database/databases.ts'
import { askedApp } from '../../support/network/calls.ts'
import { from, thread } from '../../support/network/fake-network.ts'
import { MINUTE, village } from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const plan: ReplyFile = {
  name: 'Plan de la salle.pdf',
  type: 'application/pdf',
  bytes: Uint8Array.from([0x25, 0x50, 0, 0xff, 10, 13]),
}
const photo: ReplyFile = { name: 'salle.jpg', type: 'image/jpeg', bytes: Buffer.alloc(3_000, 7) }
const limit = { bytes: 4_000, count: 2 }

/** Ann asked at ten, on a channel whose answers may bring two files of 4,000 bytes together. */
async function asked(database: DatabaseKind = 'sqlite') {
  const v = await village({ database, now: '2026-06-02T10:12' })
  v.fake.manifest.replyFiles = limit
  await v.receive(thread('t', [from('Ann', ten, 'La salle ?')], { visibility: 'private' }))
  const { id, conversationId } = await v.context.db
    .selectFrom('message')
    .selectAll()
    .executeTakeFirstOrThrow()
  const request = anAnswer({ message: id, text: 'Voici le plan.' })
  const kept = () => v.context.db.selectFrom('replyFile').selectAll().orderBy('id').execute()
  return { ...v, conversationId, request, kept }
}

/** What the network was given, with bytes that compare. */
const given = (files: readonly ReplyFile[] | undefined) =>
  files?.map(({ bytes, ...file }) => ({ ...file, bytes: Buffer.from(bytes).toString('hex') }))

describe('the files of an answer', () => {
  it('leave with it, and only their names stay', async () => {
    const v = await asked()
    let before: unknown
    v.fake.outcomes = [
      async () => {
        before = await v.kept()
        return { kind: 'published', remoteId: 'c-9', url: null }
      },
    ]
    const sent = await answerWithFiles(v.context, v.officer, v.request, [plan, photo])
    expect(sent).toMatchObject({ state: 'sent', files: [] })
    expect(before).toMatchObject([
      { name: plan.name, type: plan.type, size: 6 },
      { name: photo.name, type: photo.type, size: 3_000 },
    ])
    expect(given(v.fake.files[0])).toEqual(given([plan, photo]))
    expect(await v.kept()).toEqual([])
    const { messages } = await getConversation(v.context, v.communeId, v.conversationId)
    expect(messages.at(-1)?.attachments).toEqual([
      { name: plan.name, type: plan.type, bytes: 6, url: null, small: null, kept: false },
      { name: photo.name, type: photo.type, bytes: 3_000, url: null, small: null, kept: false },
    ])
    expect(messages[0]?.replyOptions.private).toMatchObject({ open: true, files: limit })
    // The same key is the same answer.
    await answerWithFiles(v.context, v.officer, v.request, [plan, photo])
    expect(v.fake.replied).toHaveLength(1)
  })

  it('stay while it fails, and leave with the next attempt', async () => {
    const v = await asked()
    const reason = verbatim('Le serveur est plein.')
    v.fake.outcomes = [{ kind: 'failed', reason, retryAt: null }]
    const failed = await answerWithFiles(v.context, v.officer, v.request, [plan])
    expect(failed).toMatchObject({
      state: 'failed',
      files: [{ name: plan.name, bytes: 6 }],
    })
    const { replies } = await getConversation(v.context, v.communeId, v.conversationId)
    expect(replies).toMatchObject([{ files: [{ name: plan.name, bytes: 6 }] }])
    expect(await retryReply(v.context, v.officer, failed.id)).toMatchObject({ state: 'sent' })
    expect(v.fake.files.map(given)).toEqual([given([plan]), given([plan])])
    expect(await v.kept()).toEqual([])
  })

  it('outlive a process that dies while it is sent', async () => {
    const v = await asked()
    // It dies there: nobody comes back from the network.
    const dead = new Promise<never>(() => undefined)
    const called = new Promise<void>(resolve => {
      v.fake.outcomes = [
        () => {
          resolve()
          return dead
        },
      ]
    })
    void answerWithFiles(v.context, v.officer, v.request, [plan, photo])
    await called
    // Over a slow line files may still be on their way after a minute.
    v.clock.advance(2 * MINUTE)
    expect(await settleReplies(v.context)).toBe(0)
    v.clock.advance(4 * MINUTE)
    expect(await settleReplies(v.context)).toBe(1)
    const { replies } = await getConversation(v.context, v.communeId, v.conversationId)
    expect(replies).toMatchObject([{ state: 'failed' }])
    const again = await retryReply(v.context, v.officer, replies[0]?.id ?? 0)
    expect(again).toMatchObject({ state: 'sent' })
    expect(given(v.fake.files.at(-1))).toEqual(given([plan, photo]))
    expect(await v.kept()).toEqual([])
  })

  itOnBoth('go when it turns out to have left, and with time', async kind => {
    const v = await asked(kind)
    v.fake.outcomes = [{ kind: 'unknown', reason: verbatim('Coupé.') }]
    v.fake.founds = [{ kind: 'found', remoteId: 'c-9', url: null }]
    await answerWithFiles(v.context, v.officer, v.request, [plan])
    expect(await v.kept()).toEqual([])

    const reason = verbatim('Refusé.')
    v.fake.outcomes = [{ kind: 'failed', reason, retryAt: null }]
    const more = { ...v.request, key: 'clé-numéro-2', text: 'Et la photo.' }
    await answerWithFiles(v.context, v.officer, more, [photo])
    expect(await v.kept()).toHaveLength(1)
    await forgetReplies(v.context.db, v.communeId, v.clock.now() + 1)
    expect(await v.kept()).toEqual([])
  })

  it('are refused before anything is written where they are too many, too large, or never taken', async () => {
    const v = await asked()
    const sending = (files: ReplyFile[]) => answerWithFiles(v.context, v.officer, v.request, files)
    await expect(sending([photo, photo])).rejects.toMatchObject({
      kind: 'too-large',
      message: expect.stringMatching(/^Les fichiers pèsent trop\s: 4\sko au plus/),
    })
    await expect(sending([plan, plan, plan])).rejects.toMatchObject({ kind: 'too-large' })
    delete v.fake.manifest.replyFiles
    await expect(sending([plan])).rejects.toMatchObject({ kind: 'bad-request' })
    expect(await v.context.db.selectFrom('reply').selectAll().execute()).toEqual([])
    expect(v.fake.replied).toEqual([])
  })

  it('are fewer than what one request carries, on every channel that takes some', () => {
    const most = operations['POST /replies'].most * 1024 ** 2
    for (const { manifest } of Object.values(connectors)) {
      expect(manifest.replyFiles?.bytes ?? 0).toBeLessThan(most - 512 * 1024)
    }
  })
})

/** The form of an answer, as a browser sends it. */
function formOf(fields: Record<string, string>, files: readonly ReplyFile[]): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  for (const { name, type, bytes } of files) {
    form.append('file', new File([Uint8Array.from(bytes)], name, { type }))
  }
  return form
}

describe('an answer with files over HTTP', () => {
  async function house() {
    const asked = await askedApp()
    asked.network.manifest.replyFiles = limit
    const cookie = await asked.signIn('anne@exemple.fr')
    const post = async (form: FormData) => {
      const headers = { cookie, origin: 'http://localhost' }
      const init = { method: 'POST', headers, body: form }
      const answer = await asked.app.request('/api/replies', init)
      return { status: answer.status, json: await answer.json() }
    }
    const fields = { message: String(asked.bob.id), text: ' Voici. ', key: 'clé-numéro-1' }
    return { ...asked, post, fields }
  }

  it('is a form, whose names and types are made harmless', async () => {
    const { post, fields, network, bob } = await house()
    const odd = { ...plan, name: '../plan\u202e.pdf', type: 'text/html; charset=utf-8' }
    const sent = await post(formOf({ ...fields, holding: 'true', way: 'public' }, [odd]))
    expect(sent.status).toBe(201)
    expect(replyShape.parse(sent.json)).toMatchObject({
      message: bob.id,
      text: 'Voici.',
      holding: true,
      state: 'sent',
    })
    expect(given(network.files[0])).toEqual(
      given([{ ...plan, name: 'plan .pdf', type: 'text/html' }]),
    )
  })

  it('is refused with one sentence', async () => {
    const { post, fields, zoe, network } = await house()
    const large = await post(formOf(fields, [photo, photo]))
    expect([large.status, large.json]).toEqual([
      413,
      { error: 'too-large', message: expect.stringMatching(/^Les fichiers pèsent trop/) },
    ])
    const huge = { ...photo, bytes: Buffer.alloc(27 * 1024 ** 2) }
    expect((await post(formOf(fields, [huge]))).status).toBe(413)
    expect((await post(formOf({ ...fields, text: '' }, [plan]))).status).toBe(400)
    expect((await post(formOf({ ...fields, text: 'a\0b' }, [plan]))).status).toBe(400)
    expect((await post(formOf({ ...fields, message: String(zoe.id) }, [plan]))).status).toBe(404)
    expect((await post(formOf({ ...fields, way: 'loud' }, [plan]))).status).toBe(400)
    expect(network.replied).toEqual([])
  })
})
