import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { connectChannel } from '../../server/channels/connect-channel.ts'
import { channelSentences } from '../../server/channels/sentences.ts'
import { channelShape, connectorShape, pollResult } from '../../server/channels/shapes-channel.ts'
import { facebook } from '../../server/connectors/facebook/index.ts'
import { sentenceText } from '../../server/language/sentence.ts'
import type { Role } from '../../server/people/rules/role.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { aChannelToConnect } from '../support/builders/channels.ts'
import { aCommune } from '../support/builders/people.ts'
import {
  deadToken,
  type FakeConnector,
  fakeConnector,
  silent,
} from '../support/network/fake-connector.ts'

const token = 'EAA-tres-secret'

const page = {
  connector: 'fake',
  name: 'Page de la mairie',
  config: { page: '1353' },
  secrets: { token },
}

type House = TestApp & { fake: FakeConnector; logged: string[] }

async function house(): Promise<House> {
  const fake = fakeConnector()
  const app = await testApp({ connectors: { fake } })
  const logged: string[] = []
  app.context.log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
  return { ...app, fake, logged }
}

async function connect({ ask }: House) {
  const answer = await ask('POST', '/api/channels', { as: 'administrator', body: page })
  expect(answer.status).toBe(201)
  return channelShape.parse(answer.json)
}

/** A channel of another commune of the same installation. */
async function foreignChannel({ context }: House): Promise<number> {
  const commune = await aCommune(context.db, { name: 'Bussy', hours: [] })
  const who = { communeId: commune.id, actor: 'Luc' }
  return (await connectChannel(context, who, aChannelToConnect(page))).id
}

describe('channels over HTTP', () => {
  it('lists the kinds that can be connected', async () => {
    const { ask } = await house()
    const answer = await ask('GET', '/api/connectors', { as: 'councillor' })
    expect(answer.status).toBe(200)
    const { connectors } = z.object({ connectors: z.array(connectorShape) }).parse(answer.json)
    expect(connectors.map(({ key }) => key)).toEqual(['fake'])
  })

  it('says what their rows keep in the language that is asked for', async () => {
    const all = await house()
    const { ask, context } = all
    const { id } = await connect(all)
    const said = async (headers: Record<string, string>) => {
      const answer = await ask('GET', '/api/channels', { as: 'councillor', headers })
      return z.object({ channels: z.array(z.record(z.string(), z.unknown())) }).parse(answer.json)
        .channels[0]
    }
    const text = sentenceText(channelSentences.checkFailed)
    const checks = JSON.stringify([{ key: 'names', level: 'warning', text }])
    const row = { stateReason: text, checks }
    await context.db.updateTable('channel').set(row).where('id', '=', id).execute()
    const poll = { error: text, startedAt: 1 }
    await context.db.updateTable('channelPoll').set(poll).where('channelId', '=', id).execute()
    const shown = (text: string) => ({
      stateReason: text,
      pollError: text,
      checks: [{ key: 'names', level: 'warning', text }],
    })
    const { fr, en } = channelSentences.checkFailed
    expect(await said({ 'accept-language': 'en' })).toMatchObject(shown(en))
    expect(await said({})).toMatchObject(shown(fr))
  })

  it('refuses in the language that is asked for, with the form’s own words', async () => {
    const fill = { connector: 'facebook', name: 'Page', config: { page: '1353' } }
    const { ask } = await testApp({ connectors: { facebook } })
    const answer = await ask('POST', '/api/channels', {
      as: 'administrator',
      body: fill,
      headers: { 'accept-language': 'en' },
    })
    expect(answer.json).toMatchObject({
      field: 'secrets.token',
      message: 'For a Facebook page channel, “Page access code” (token) is missing.',
    })
  })

  it('connects, lists, checks, polls, reconnects and disconnects', async () => {
    const all = await house()
    const { ask, fake } = all
    const { id } = await connect(all)
    const list = async () => {
      const answer = await ask('GET', '/api/channels', { as: 'councillor' })
      return z.object({ channels: z.array(channelShape) }).parse(answer.json).channels
    }
    expect(await list()).toMatchObject([{ id, state: 'active' }])

    fake.says = deadToken
    const checked = await ask('POST', `/api/channels/${id}/check`, { as: 'officer', body: {} })
    expect(checked.status).toBe(200)
    expect(channelShape.parse(checked.json)).toMatchObject({ id, state: 'paused' })
    const idle = await ask('POST', `/api/channels/${id}/poll`, { as: 'officer', body: {} })
    expect(idle.json).toMatchObject({ results: [{ channel: id, error: expect.any(String) }] })

    fake.says = fakeConnector().says
    const back = await ask('POST', `/api/channels/${id}/reconnect`, {
      as: 'administrator',
      body: { secrets: { token: 'new' } },
    })
    expect(channelShape.parse(back.json)).toMatchObject({ id, state: 'active' })
    const polled = await ask('POST', `/api/channels/${id}/poll`, { as: 'officer', body: {} })
    const { results } = z.object({ results: z.array(pollResult) }).parse(polled.json)
    expect(results).toEqual([expect.objectContaining({ channel: id, error: null })])
    expect((await list())[0]?.lastPollAt).toBe('2026-06-02T08:00:00.000Z')

    const gone = await ask('DELETE', `/api/channels/${id}`, { as: 'administrator' })
    expect([gone.status, gone.text]).toEqual([204, ''])
    expect(await list()).toMatchObject([{ id, state: 'disconnected' }])
  })

  it.each<[Role, string, string, number]>([
    ['councillor', 'POST', '/check', 403],
    ['councillor', 'POST', '/poll', 403],
    ['officer', 'POST', '/reconnect', 403],
    ['officer', 'DELETE', '', 403],
    ['officer', 'POST', '/check', 200],
    ['officer', 'POST', '/poll', 200],
  ])('answers %s asking %s …%s by %i', async (role, method, action, status) => {
    const all = await house()
    const { id } = await connect(all)
    const body = method === 'DELETE' ? undefined : { secrets: { token: 'x' } }
    const answer = await all.ask(method, `/api/channels/${id}${action}`, { as: role, body })
    expect(answer.status).toBe(status)
  })

  it('shows what was found and must be looked at, and stores nothing', async () => {
    const { ask, fake } = await house()
    const fill = { server: 'imap.faux.net:993' }
    fake.says = { ...deadToken, fill }
    const refused = await ask('POST', '/api/channels', { as: 'administrator', body: page })
    expect(refused).toMatchObject({ status: 409, json: { error: 'conflict', fill } })
    const { json } = await ask('GET', '/api/channels', { as: 'administrator' })
    expect(json).toEqual({ channels: [] })
  })

  it('lets an administrator connect, and nobody else', async () => {
    const { ask, fake } = await house()
    expect((await ask('POST', '/api/channels', { as: 'officer', body: page })).status).toBe(403)
    expect((await ask('POST', '/api/channels', { body: page })).status).toBe(401)
    expect(fake.checks).toHaveLength(0)
  })

  it('does not know another commune’s channel', async () => {
    const all = await house()
    const { ask, context } = all
    const id = await foreignChannel(all)
    const asked: [string, string, object?][] = [
      ['POST', '/check', {}],
      ['POST', '/poll', {}],
      ['POST', '/reconnect', { secrets: { token: 'x' } }],
      ['DELETE', ''],
    ]
    for (const [method, action, body] of asked) {
      const answer = await ask(method, `/api/channels/${id}${action}`, {
        as: 'administrator',
        body,
      })
      expect([method, action, answer.status]).toEqual([method, action, 404])
      expect(answer.json).toMatchObject({ error: 'not-found', message: expect.any(String) })
    }
    expect((await ask('GET', '/api/channels', { as: 'administrator' })).json).toEqual({
      channels: [],
    })
    const row = await context.db
      .selectFrom('channel')
      .select(['state'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.state).toBe('active')
  })

  it('says in one sentence what is wrong', async () => {
    const all = await house()
    const { ask, fake } = all
    const refused = async (body: object) => {
      const answer = await ask('POST', '/api/channels', { as: 'administrator', body })
      const { error, message } = z
        .object({ error: z.string(), message: z.string() })
        .parse(answer.json)
      expect(message).toMatch(/^[^.]+\.$/)
      return [answer.status, error]
    }
    expect(await refused({})).toEqual([400, 'bad-request'])
    expect(await refused({ ...page, connector: 'minitel' })).toEqual([400, 'bad-request'])
    expect(await refused({ ...page, config: {} })).toEqual([400, 'bad-request'])
    fake.says = deadToken
    expect(await refused(page)).toEqual([409, 'conflict'])
    fake.says = silent
    expect(await refused(page)).toEqual([424, 'unavailable'])
    fake.says = fakeConnector().says
    await connect(all)
    expect(await refused(page)).toEqual([409, 'conflict'])
  })

  it('never gives a secret back, and never logs one', async () => {
    const all = await house()
    const { ask, context, fake, logged } = all
    const { id } = await connect(all)
    const answers = [
      await ask('GET', '/api/channels', { as: 'administrator' }),
      await ask('POST', `/api/channels/${id}/check`, { as: 'administrator', body: {} }),
      await ask('POST', '/api/channels', { as: 'administrator', body: page }),
      await ask('POST', '/api/channels', {
        as: 'administrator',
        body: { ...page, config: { page: '2', token } },
      }),
    ]
    fake.says = deadToken
    answers.push(
      await ask('POST', `/api/channels/${id}/reconnect`, {
        as: 'administrator',
        body: { secrets: { token: `${token}-2` } },
      }),
    )
    fake.says = () => Promise.reject(new Error('the connector broke'))
    const broken = await ask('POST', `/api/channels/${id}/check`, { as: 'officer', body: {} })
    expect(broken.status).toBe(500)
    answers.push(broken)
    const sealed = await context.db
      .selectFrom('channel')
      .select('secrets')
      .executeTakeFirstOrThrow()
    expect(logged.join()).toContain('the connector broke')
    for (const text of [...answers.map(answer => answer.text), ...logged]) {
      expect(text).not.toContain(token)
      expect(text).not.toContain(sealed.secrets)
    }
  })
})
