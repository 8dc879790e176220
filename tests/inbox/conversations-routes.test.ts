import { describe, expect, it } from 'vitest'
import { facebook } from '../../server/connectors/facebook/index.ts'
import { metaSentences } from '../../server/connectors/meta/sentences.ts'
import { pollChannel } from '../../server/inbox/receiving/poll.ts'
import { mergeCandidates } from '../../server/inbox/shapes-acts.ts'
import {
  conversationList,
  conversationShape,
  replyShape,
} from '../../server/inbox/shapes-conversation.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { allows, type Role, roles } from '../../server/people/rules/role.ts'
import { keyActor } from '../support/app.ts'
import { askedApp, question, ten } from '../support/network/calls.ts'
import { byCommune, page, thread } from '../support/network/fake-network.ts'
import { MINUTE } from '../support/network/received.ts'
import { says } from '../support/says.ts'

describe('conversations over HTTP', () => {
  it('are listed and shown to anyone who reads', async () => {
    const { ask, bob, channelId } = await askedApp()
    const list = await ask('GET', '/api/conversations?filter=waiting', { as: 'councillor' })
    expect(list.status).toBe(200)
    const { conversations, next } = conversationList.parse(list.json)
    expect(next).toBeNull()
    expect(conversations).toMatchObject([
      { id: bob.conversationId, lastText: question, waiting: 1 },
    ])
    const all = await ask('GET', `/api/conversations?channel=${channelId}`, { as: 'councillor' })
    expect(conversationList.parse(all.json).conversations).toHaveLength(2)
    const one = await ask('GET', `/api/conversations/${bob.conversationId}`, { as: 'councillor' })
    expect(conversationShape.parse(one.json).messages).toMatchObject([
      { id: bob.id, author: 'Bob' },
    ])
  })

  it('tell people’s addresses to those who may answer, and to nobody else', async () => {
    const { ask, bob, context } = await askedApp()
    await context.db
      .updateTable('contact')
      .set({ remoteId: 'mailto:bob@exemple.fr#1' })
      .where('name', '=', 'Bob')
      .execute()
    const addressFor = async (as: Role) => {
      const { json } = await ask('GET', `/api/conversations/${bob.conversationId}`, { as })
      return conversationShape.parse(json).people.map(({ address }) => address)
    }
    for (const role of roles) {
      const isTold = allows(role, 'messages.answer')
      expect(await addressFor(role), role).toEqual([isTold ? 'bob@exemple.fr' : null])
    }
  })

  it('are answered by an officer, once for one key', async () => {
    const { ask, bob, network } = await askedApp()
    const path = `/api/conversations/${bob.conversationId}/replies`
    const body = { message: bob.id, text: '  Oui, tout le jour. ', key: 'clé-numéro-1' }
    const first = await ask('POST', path, { as: 'officer', body })
    expect(first.status).toBe(201)
    expect(replyShape.parse(first.json)).toMatchObject({
      state: 'sent',
      text: 'Oui, tout le jour.',
    })
    expect((await ask('POST', path, { as: 'officer', body })).json).toEqual(first.json)
    expect(network.replied).toHaveLength(1)
    const waiting = await ask('GET', '/api/conversations?filter=waiting', { as: 'councillor' })
    expect(waiting.json).toMatchObject({ conversations: [] })
  })

  it('are answered in private only by a way that is open', async () => {
    const { ask, bob, network } = await askedApp()
    if (facebook.replyOptions) network.replyOptions = facebook.replyOptions
    const one = await ask('GET', `/api/conversations/${bob.conversationId}`, { as: 'officer' })
    expect(conversationShape.parse(one.json).messages[0]?.replyOptions).toMatchObject({
      public: { open: true, until: null, limit: { textLength: 8000 } },
      private: { open: true, until: expect.stringMatching(/Z$/), limit: { textLength: 2000 } },
    })
    const path = `/api/conversations/${bob.conversationId}/replies`
    const body = { message: bob.id, text: 'Oui', key: 'clé-numéro-1', way: 'private' }
    const sent = await ask('POST', path, { as: 'officer', body })
    expect(sent.status).toBe(201)
    expect(replyShape.parse(sent.json)).toMatchObject({ state: 'sent', way: 'private' })
    const again = await ask('POST', path, { as: 'officer', body: { ...body, key: 'clé-numéro-2' } })
    expect(again.status).toBe(409)
    expect(again.json).toMatchObject({ message: expect.stringContaining('déjà été envoyée') })
    const wrong = await ask('POST', path, { as: 'officer', body: { ...body, way: 'loud' } })
    expect(wrong.status).toBe(400)
    expect(network.replied).toHaveLength(1)
  })

  it('have their public messages hidden, and shown again', async () => {
    const { ask, bob, network } = await askedApp()
    const hidden: boolean[] = []
    network.hide = async (_call, _message, wanted) => {
      hidden.push(wanted)
      return { kind: 'done' }
    }
    const path = `/api/messages/${bob.id}/hidden`
    const done = await ask('POST', path, { as: 'officer', body: { hidden: true } })
    expect(conversationShape.parse(done.json).messages).toMatchObject([{ hidden: true }])
    await ask('POST', path, { as: 'officer', body: { hidden: false } })
    expect(hidden).toEqual([true, false])
    const reader = await ask('POST', path, { as: 'councillor', body: { hidden: true } })
    expect(reader.status).toBe(403)
  })

  it('say why an answer failed in the language that is asked for', async () => {
    const { ask, bob, network } = await askedApp()
    const why = metaSentences.duplicate('Facebook')
    network.outcomes = [{ kind: 'failed', reason: why, retryAt: null }]
    const body = { message: bob.id, text: 'Oui', key: 'clé-numéro-1' }
    const path = `/api/conversations/${bob.conversationId}`
    await ask('POST', `${path}/replies`, { as: 'officer', body })
    const headers = { 'accept-language': 'en' }
    const { json } = await ask('GET', path, { as: 'officer', headers })
    const { replies } = conversationShape.parse(json)
    expect(replies.map(reply => reply.reason?.fr)).toEqual([why.en])
  })

  it('let a failed answer be tried again', async () => {
    const { ask, bob, network } = await askedApp()
    network.outcomes = [{ kind: 'failed', reason: verbatim('Trop vite.'), retryAt: null }]
    const body = { message: bob.id, text: 'Oui', key: 'clé-numéro-1' }
    const path = `/api/conversations/${bob.conversationId}/replies`
    const failed = replyShape.parse((await ask('POST', path, { as: 'officer', body })).json)
    expect(failed).toMatchObject({ state: 'failed', reason: says('Trop vite.') })
    const again = await ask('POST', `/api/replies/${failed.id}/retry`, { as: 'officer', body: {} })
    expect(again.status).toBe(200)
    expect(again.json).toMatchObject({ id: failed.id, state: 'sent' })
  })

  it('take an officer’s judgement, and give the conversation as it is then', async () => {
    const { ask, bob } = await askedApp()
    const body = { needsReply: false, reason: 'répondu par téléphone' }
    const marked = await ask('POST', `/api/messages/${bob.id}/marks`, { as: 'officer', body })
    expect(marked.status).toBe(200)
    expect(conversationShape.parse(marked.json).episodes).toMatchObject([
      { state: 'excluded', reason: 'répondu par téléphone' },
    ])
  })

  it('give a judgement back, and take it back', async () => {
    const { ask, bob } = await askedApp()
    const body = { needsReply: false, reason: 'spam' }
    const marked = await ask('POST', `/api/messages/${bob.id}/marks`, { as: 'officer', body })
    const [judgement] = conversationShape.parse(marked.json).messages[0]?.overrides ?? []
    expect(judgement).toMatchObject({ by: keyActor('officer'), act: 'not-needed', reason: 'spam' })
    const path = `/api/messages/${bob.id}/marks/${judgement?.mark}`
    const undone = await ask('DELETE', path, { as: 'officer' })
    expect(conversationShape.parse(undone.json)).toMatchObject({ waiting: 1 })
    expect((await ask('DELETE', path, { as: 'officer' })).status).toBe(404)
  })

  it('are set aside in one press where they probably want no answer, and taken back', async () => {
    const { ask, bob, context } = await askedApp()
    await context.db
      .updateTable('episode')
      .set({ unlikely: 1 })
      .where('state', '=', 'open')
      .execute()
    const listed = await ask('GET', '/api/conversations?filter=unlikely', { as: 'councillor' })
    expect(listed.json).toMatchObject({
      conversations: [{ id: bob.conversationId, waiting: 1, unlikely: true }],
    })
    const refused = await ask('POST', '/api/waiting/unlikely/aside', { as: 'councillor' })
    expect(refused.status).toBe(403)
    const aside = await ask('POST', '/api/waiting/unlikely/aside', { as: 'officer' })
    expect(aside).toMatchObject({ status: 200, json: { marks: [expect.any(Number)] } })
    const waiting = () => ask('GET', '/api/conversations?filter=waiting', { as: 'councillor' })
    expect((await waiting()).json).toMatchObject({ conversations: [] })
    const { json: body } = aside
    const back = await ask('POST', '/api/waiting/unlikely/back', { as: 'officer', body })
    expect(back.status).toBe(204)
    expect((await waiting()).json).toMatchObject({ conversations: [{ id: bob.conversationId }] })
  })

  it('tell a holding reply from a full one', async () => {
    const { ask, ann } = await askedApp()
    const path = `/api/conversations/${ann.conversationId}`
    const before = conversationShape.parse((await ask('GET', path, { as: 'officer' })).json)
    const id = before.messages.find(({ direction }) => direction === 'outbound')?.id
    const marked = await ask('POST', `/api/messages/${id}/holding`, {
      as: 'officer',
      body: { holding: true },
    })
    const shown = conversationShape.parse(marked.json)
    expect(shown.episodes).toMatchObject([{ state: 'answered', fullAnswerMs: null }])
    expect(shown.messages.map(({ holding }) => holding)).toEqual([false, true])
  })

  it('ask those who may answer, and nobody else, whether a private message is the answer', async () => {
    const { ask, bob, network, context, channelId } = await askedApp()
    const citizen = { remoteId: 'person-Bob', name: 'Bob' }
    const sent = byCommune(ten + 25 * MINUTE, 'Oui, elle l’est.')
    network.pages = [page([thread('t1', [sent], { visibility: 'private', citizen })])]
    await pollChannel(context, channelId)
    const path = `/api/conversations/${bob.conversationId}`
    const possibleFor = async (as: Role) => {
      const { json } = await ask('GET', path, { as })
      return conversationShape.parse(json).messages[0]?.possibleAnswer ?? null
    }
    for (const role of roles) {
      const isAsked = allows(role, 'messages.answer')
      expect((await possibleFor(role))?.text ?? null, role).toBe(
        isAsked ? 'Oui, elle l’est.' : null,
      )
    }
    const { message: answer = 0 } = (await possibleFor('officer')) ?? {}
    const say = async (answers: boolean | null) => {
      const body = { answer, answers }
      const said = await ask('POST', `/api/messages/${bob.id}/private-answer`, {
        as: 'officer',
        body,
      })
      expect(said.status).toBe(200)
      return conversationShape.parse(said.json)
    }
    const csv = async () => {
      const query = 'from=2026-06-01&to=2026-06-07'
      return (await ask('GET', `/api/reports/replies.csv?${query}`, { as: 'councillor' })).text
    }
    const before = await csv()
    expect(await say(true)).toMatchObject({ waiting: 0, episodes: [{ elapsedMs: 5 * MINUTE }] })
    const waiting = await ask('GET', '/api/conversations?filter=waiting', { as: 'councillor' })
    expect(waiting.json).toMatchObject({ conversations: [] })
    expect(await csv()).not.toBe(before)
    expect(await say(null)).toMatchObject({
      waiting: 1,
      messages: [{ possibleAnswer: { message: answer } }],
    })
    expect(await csv()).toBe(before)
    expect(await say(false)).toMatchObject({ waiting: 1, messages: [{ possibleAnswer: null }] })
  })

  it('are joined and parted by an officer, and found to be joined', async () => {
    const { ask, ann, bob } = await askedApp()
    const at = (id: number, act: string) => `/api/conversations/${id}/${act}`
    const found = await ask('GET', `${at(bob.conversationId, 'merge-candidates')}?search=ANN`, {
      as: 'officer',
    })
    const candidates = mergeCandidates.parse(found.json).conversations
    expect(candidates.map(({ id }) => id)).toEqual([ann.conversationId])
    const merged = await ask('POST', at(bob.conversationId, 'merge'), {
      as: 'officer',
      body: { into: ann.conversationId },
    })
    expect(conversationShape.parse(merged.json).merged).toMatchObject([{ id: ann.conversationId }])
    const list = await ask('GET', '/api/conversations', { as: 'councillor' })
    expect(conversationList.parse(list.json).conversations).toHaveLength(1)
    const again = await ask('POST', at(bob.conversationId, 'merge'), {
      as: 'officer',
      body: { into: ann.conversationId },
    })
    expect(again.status).toBe(409)
    const parted = await ask('POST', at(ann.conversationId, 'split'), { as: 'officer', body: {} })
    expect(conversationShape.parse(parted.json).merged).toEqual([])
  })

  it('let a councillor read and no more', async () => {
    const { ask, bob, network } = await askedApp()
    const body = { message: bob.id, text: 'Oui', key: 'clé-numéro-1' }
    const mark = { needsReply: false, reason: 'spam' }
    for (const [path, sent] of [
      [`/api/conversations/${bob.conversationId}/replies`, body],
      [`/api/messages/${bob.id}/marks`, mark],
      ['/api/replies/1/retry', {}],
      [`/api/messages/${bob.id}/holding`, { holding: true }],
      [`/api/messages/${bob.id}/automatic`, { automatic: true }],
      [`/api/messages/${bob.id}/private-answer`, { answer: 1, answers: true }],
      [`/api/conversations/${bob.conversationId}/merge`, { into: 1 }],
      [`/api/conversations/${bob.conversationId}/split`, {}],
    ] as const) {
      expect((await ask('POST', path, { as: 'councillor', body: sent })).status, path).toBe(403)
      expect((await ask('POST', path, { body: sent })).status, path).toBe(401)
    }
    expect((await ask('GET', '/api/conversations')).status).toBe(401)
    expect(network.replied).toEqual([])
  })

  it('of another commune do not exist', async () => {
    const { ask, zoe, bob, network } = await askedApp()
    const body = { message: zoe.id, text: 'Oui', key: 'clé-numéro-1' }
    const officer = (path: string, sent: unknown) =>
      ask('POST', path, { as: 'administrator', body: sent })
    expect(
      (await ask('GET', `/api/conversations/${zoe.conversationId}`, { as: 'administrator' }))
        .status,
    ).toBe(404)
    expect((await officer(`/api/conversations/${zoe.conversationId}/replies`, body)).status).toBe(
      404,
    )
    expect((await officer(`/api/conversations/${bob.conversationId}/replies`, body)).status).toBe(
      404,
    )
    const mark = { needsReply: false, reason: 'spam' }
    for (const [path, sent] of [
      [`/api/messages/${zoe.id}/marks`, mark],
      [`/api/messages/${zoe.id}/holding`, { holding: true }],
      [`/api/messages/${zoe.id}/automatic`, { automatic: true }],
      [`/api/messages/${zoe.id}/private-answer`, { answer: 1, answers: true }],
      [`/api/messages/${bob.id}/private-answer`, { answer: zoe.id, answers: true }],
      [`/api/conversations/${zoe.conversationId}/merge`, { into: bob.conversationId }],
      [`/api/conversations/${bob.conversationId}/merge`, { into: zoe.conversationId }],
      [`/api/conversations/${zoe.conversationId}/split`, {}],
    ] as const) {
      expect((await officer(path, sent)).status, path).toBe(404)
    }
    expect(network.replied).toEqual([])
  })

  it('refuse what they do not understand, in one sentence', async () => {
    const { ask, bob } = await askedApp()
    const path = `/api/conversations/${bob.conversationId}/replies`
    const bad = [
      await ask('GET', '/api/conversations?filter=tout', { as: 'officer' }),
      await ask('GET', '/api/conversations?before=hier', { as: 'officer' }),
      await ask('GET', '/api/conversations/x', { as: 'officer' }),
      await ask('POST', path, {
        as: 'officer',
        body: { message: bob.id, text: ' ', key: '12345678' },
      }),
      await ask('POST', path, { as: 'officer', body: { message: bob.id, text: 'Oui', key: 'k' } }),
      await ask('POST', `/api/messages/${bob.id}/marks`, {
        as: 'officer',
        body: { needsReply: false },
      }),
      await ask('POST', `/api/messages/${bob.id}/private-answer`, {
        as: 'officer',
        body: { answers: true },
      }),
    ]
    for (const { status, json } of bad) {
      expect(status).toBe(400)
      expect(json).toMatchObject({ error: 'bad-request', message: expect.stringMatching(/\.$/) })
    }
  })
})
