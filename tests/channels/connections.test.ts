import { describe, expect, it, onTestFinished } from 'vitest'
import { secretsSubject } from '../../server/channels/call.ts'
import { listChannels } from '../../server/channels/channels.ts'
import { checkChannel } from '../../server/channels/check-channel.ts'
import { connectChannel, disconnectChannel } from '../../server/channels/connect-channel.ts'
import type { Person } from '../../server/channels/connection-offer.ts'
import {
  beginConnection,
  connectChosen,
  dropConnection,
  finishConnection,
  getConnection,
} from '../../server/channels/connections.ts'
import { channels } from '../../server/channels/index.ts'
import {
  listApplications,
  removeApplication,
  saveApplication,
} from '../../server/channels/network-apps.ts'
import type { ConnectionShape } from '../../server/channels/shapes-connection.ts'
import { subscribeChannel } from '../../server/channels/subscribe-channel.ts'
import { facebook } from '../../server/connectors/facebook/index.ts'
import { instagram } from '../../server/connectors/instagram/index.ts'
import { pollChannel } from '../../server/inbox/receiving/poll.ts'
import { receiveWebhook, verifyWebhook } from '../../server/inbox/receiving/webhooks.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import { createSandbox } from '../../server/sandbox/create.ts'
import { type Answers, answerDialog, redirect } from '../connectors/facebook/dialog.ts'
import { addMember } from '../support/alerts.ts'
import { aChannelToConnect } from '../support/builders/channels.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { jobOf } from '../support/jobs.ts'
import { newCommune, storedMessages } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'
import { says } from '../support/says.ts'

const ten = paris('2026-06-02T10:00')
const MINUTE = 60_000
const publicUrl = redirect.slice(0, redirect.indexOf('/canaux'))

describe('connecting at the network', () => {
  /** A commune of which Anne and Luc are administrators, and Facebook as the sandbox plays it. */
  async function village(address = publicUrl, database: DatabaseKind = 'sqlite') {
    const clock = testClock(ten)
    const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
    onTestFinished(() => sandbox.close())
    sandbox.login.change({ redirectUris: [`${address}/canaux/retour/facebook`] })
    const settings = { graphApiUrl: sandbox.graphUrl, publicUrl: address }
    const context = await testContext({
      clock,
      database,
      connectors: { facebook, instagram },
      settings,
    })
    const communeId = await newCommune(context, 'Saint-Exemple')
    const person = async (name: string): Promise<Person> => ({
      communeId,
      actor: name,
      userId: await addMember(context, communeId, name, 'administrator'),
    })
    const anne = await person('Anne')
    const fill = (secret = sandbox.app.secret) => {
      const app = { config: { app_id: sandbox.app.id }, secrets: { app_secret: secret } }
      return saveApplication(context, anne, 'facebook', app)
    }
    /** As the screens and the browser do it: to the network's window, and back. */
    const visit = async (
      answers: Answers | null,
      channel?: number,
      [kind = 'facebook', ...along]: readonly string[] = [],
    ) => {
      const asked = { connector: kind, along, ...(channel === undefined ? {} : { channel }) }
      const begun = await beginConnection(context, anne, asked)
      return { connector: 'facebook', query: await answerDialog(begun.address, answers) }
    }
    const offer = async (
      answers: Answers = {},
      kinds: readonly string[] = [],
    ): Promise<ConnectionShape> => {
      const back = await visit(answers, undefined, kinds)
      const { connection } = await finishConnection(context, anne, back)
      if (connection === null) throw new Error('nothing was offered')
      return connection
    }
    const attempts = () => context.db.selectFrom('connection').selectAll().execute()
    return { clock, sandbox, context, communeId, person, anne, fill, visit, offer, attempts }
  }

  const choose = ({ identities }: ConnectionShape, ...places: number[]) => ({
    more: false,
    choices: identities
      .filter(({ place }) => places.includes(place))
      .map(({ place, name }) => ({ place, name, neighbour: place === 0 ? null : name })),
  })

  itOnBoth(
    'fills in the application once the network knows it, and never shows its key',
    async kind => {
      const v = await village(publicUrl, kind)
      const [empty] = await listApplications(v.context, v.communeId)
      expect(empty).toMatchObject({
        connector: 'facebook',
        label: says('Application Meta'),
        name: null,
        values: {},
        kept: [],
        redirectAddress: redirect,
        webhookAddress: `${publicUrl}/webhooks/facebook`,
        unreachable: null,
      })
      await expect(v.fill('une autre clé')).rejects.toMatchObject({ kind: 'conflict' })
      await expect(
        saveApplication(v.context, v.anne, 'facebook', { config: {}, secrets: {} }),
      ).rejects.toThrow('Numéro de l’application')
      expect((await listApplications(v.context, v.communeId))[0]?.name).toBeNull()
      await v.fill()
      const [filled] = await listApplications(v.context, v.communeId)
      expect(filled).toMatchObject({
        name: 'Tambour',
        values: { app_id: v.sandbox.app.id, verify_token: expect.stringMatching(/^[0-9a-f]{32}$/) },
        kept: expect.arrayContaining(['app_secret', 'verify_token']),
      })
      expect(JSON.stringify(filled)).not.toContain(v.sandbox.app.secret)
      const stored = await v.context.db.selectFrom('networkApp').selectAll().execute()
      expect(JSON.stringify(stored)).not.toContain(v.sandbox.app.secret)

      // The network asks for the word before any channel is there, and its trial call is ours.
      const question = {
        'hub.mode': 'subscribe',
        'hub.challenge': '1158',
        'hub.verify_token': filled?.values.verify_token ?? '',
      }
      expect(await verifyWebhook(v.context, 'facebook', question)).toBe('1158')
      const unsigned = { headers: new Headers(), body: new Uint8Array() }
      expect(await receiveWebhook(v.context, 'facebook', unsigned)).toBe(false)

      await removeApplication(v.context, v.anne, 'facebook')
      await expect(removeApplication(v.context, v.anne, 'facebook')).rejects.toMatchObject({
        kind: 'not-found',
      })
      const acts = (await readJournal(v.context.db, v.anne)).map(({ action }) => action)
      expect(acts).toEqual(['application.removed', 'application.changed'])
    },
  )

  it('connects an Instagram account, by its page and without it', async () => {
    const v = await village()
    await v.fill()
    const [page, ...others] = v.sandbox.pages
    for (const { id } of others) v.sandbox.instagram.unlink(id)
    const connection = await v.offer({}, ['instagram'])
    expect(connection.identities).toMatchObject([
      { connector: 'instagram', label: says('Compte Instagram'), channel: null, missing: [] },
    ])
    // Of each page that has none, how to link one is said.
    expect(connection.missing.map(String)).toEqual(
      others.map(({ name }) => expect.stringContaining(`${name}\u00a0»\u00a0: dans l’application`)),
    )
    const { results } = await connectChosen(v.context, v.anne, connection.id, {
      more: false,
      choices: [{ place: 0, name: 'Notre Instagram', neighbour: null }],
    })
    expect(results).toMatchObject([
      { channel: { connector: 'instagram', config: { page: page?.id }, state: 'active' } },
    ])
    const [account] = await listChannels(v.context, v.communeId)
    expect(account?.name).toBe('Notre Instagram')

    // Its access is renewed by the same login, and by one that offers both.
    const again = await v.visit({}, account?.id, ['instagram'])
    const { channel } = await finishConnection(v.context, v.anne, again)
    expect(channel?.id).toBe(account?.id)
    // A key that was changed at Meta reaches this channel, too.
    await v.fill()
    const both = await v.offer({ pages: [page?.id ?? ''] }, ['facebook', 'instagram'])
    expect(both.identities).toMatchObject([
      { connector: 'facebook', name: page?.name, channel: null },
      { connector: 'instagram', channel: { id: account?.id } },
    ])
    const chosen = await connectChosen(v.context, v.anne, both.id, choose(both, 1))
    expect(chosen.results).toMatchObject([{ place: 1, channel: { id: account?.id } }])
    expect(await listChannels(v.context, v.communeId)).toHaveLength(1)
  })

  it('connects a page and its account in one go, and says what was not allowed', async () => {
    const v = await village()
    await v.fill()
    const { id = '' } = v.sandbox.pages[0] ?? {}
    const scopes = [...(facebook.login?.permissions ?? []), 'instagram_basic']
    const connection = await v.offer({ pages: [id], scopes }, ['instagram', 'facebook'])
    expect(connection.missing.map(String)).toEqual([
      expect.stringContaining('instagram_manage_comments'),
      expect.stringContaining('instagram_manage_messages'),
      expect.stringContaining('instagram_content_publish'),
      expect.stringContaining('instagram_manage_insights'),
    ])
    const all = connection.identities.map(({ place, name }) => ({ place, name, neighbour: null }))
    const made = await connectChosen(v.context, v.anne, connection.id, {
      more: false,
      choices: all,
    })
    expect(made.results.map(({ channel }) => channel?.connector)).toEqual(['instagram', 'facebook'])
  })

  it('offers nothing of Instagram without its permission, and says which', async () => {
    const v = await village()
    await v.fill()
    const scopes = ['pages_show_list', 'pages_read_engagement']
    await expect(v.offer({ scopes }, ['instagram'])).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('instagram_basic'),
    })
    const stranger = { connector: 'facebook', along: ['mastodon'] }
    await expect(beginConnection(v.context, v.anne, stranger)).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  it('connects several pages at once, with their webhooks, and no token in sight', async () => {
    const v = await village()
    await v.fill()
    const connection = await v.offer()
    expect(connection).toMatchObject({
      missing: [],
      expiresAt: new Date(ten + 15 * MINUTE).toISOString(),
    })
    expect(connection.identities.map(({ name, channel }) => [name, channel])).toEqual(
      v.sandbox.pages.map(({ name }) => [name, null]),
    )
    const [row] = await v.attempts()
    const text = JSON.stringify([connection, row])
    for (const { token } of v.sandbox.pages) expect(text).not.toContain(token)
    expect(await getConnection(v.context, v.anne, connection.id)).toEqual(connection)

    const { results } = await connectChosen(
      v.context,
      v.anne,
      connection.id,
      choose(connection, 0, 2),
    )
    expect(results.map(({ problem }) => problem)).toEqual([null, null])
    const channels = await listChannels(v.context, v.communeId)
    expect(channels).toMatchObject([
      { name: v.sandbox.village.name, neighbour: null, receives: true, state: 'active' },
      { neighbour: v.sandbox.pages[2]?.name, receives: false, publishes: true, state: 'active' },
    ])
    expect(v.sandbox.subscriptions.of(v.sandbox.village.id)).toContain('messages')
    expect(channels[0]?.checks).toContainEqual(
      expect.objectContaining({ key: 'webhooks', level: 'ok' }),
    )
    expect(await v.attempts()).toEqual([])
    await expect(getConnection(v.context, v.anne, connection.id)).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  itOnBoth(
    'gives back what serves once, in a quarter of an hour, to the same person',
    async kind => {
      const v = await village(publicUrl, kind)
      await v.fill()
      const finish = (returned: Parameters<typeof finishConnection>[2], person = v.anne) =>
        finishConnection(v.context, person, returned)
      const luc = await v.person('Luc')
      const mine = await v.visit({})
      await expect(finish(mine, luc)).rejects.toThrow('n’a pas été commencée ici par vous')
      await expect(finish({ ...mine, query: { code: 'AQ' } })).rejects.toMatchObject({
        kind: 'conflict',
      })
      const { connection } = await finish(mine)
      await expect(finish(mine)).rejects.toThrow('a déjà servi')
      const id = connection?.id ?? 0
      await expect(getConnection(v.context, luc, id)).rejects.toMatchObject({ kind: 'not-found' })
      const other = { ...v.anne, communeId: await newCommune(v.context, 'Bussy') }
      await expect(getConnection(v.context, other, id)).rejects.toMatchObject({ kind: 'not-found' })

      const late = await v.visit({})
      v.clock.advance(15 * MINUTE)
      await expect(finish(late)).rejects.toThrow('plus d’un quart d’heure')
      await expect(getConnection(v.context, v.anne, id)).rejects.toMatchObject({
        kind: 'not-found',
      })
      expect((await v.attempts()).length).toBeGreaterThan(0)
      await (await jobOf(channels, v.context, 'check')).runOnce()
      expect(await v.attempts()).toEqual([])
    },
  )

  it('forgets what was given when nothing comes of it', async () => {
    const v = await village()
    const key = { ...v.anne, userId: null }
    const asked = { connector: 'facebook' }
    await expect(beginConnection(v.context, v.anne, asked)).rejects.toThrow('Application Meta')
    await v.fill()
    await expect(beginConnection(v.context, key, asked)).rejects.toMatchObject({
      kind: 'bad-request',
    })
    const refused = await v.visit(null)
    await expect(finishConnection(v.context, v.anne, refused)).rejects.toThrow('a été refusé')
    const none = await v.visit({ pages: [], scopes: ['pages_messaging'] })
    await expect(finishConnection(v.context, v.anne, none)).rejects.toThrow(
      /à aucune page.*pages_show_list/,
    )
    v.sandbox.faults.add({ kind: 'error', code: 2, match: { path: '/me/accounts' } })
    const silent = await v.visit({})
    await expect(finishConnection(v.context, v.anne, silent)).rejects.toMatchObject({
      kind: 'unavailable',
    })
    const { id } = await v.offer()
    await dropConnection(v.context, v.anne, id)
    expect(await v.attempts()).toEqual([])
    expect(await listChannels(v.context, v.communeId)).toEqual([])
  })

  itOnBoth(
    'keeps what could not be connected for another try, and renews what is connected',
    async kind => {
      const v = await village(publicUrl, kind)
      await v.fill()
      const { village: ours } = v.sandbox
      const pasted = await connectChannel(
        v.context,
        v.anne,
        aChannelToConnect({ config: { page: ours.id }, secrets: { token: ours.token } }),
      )
      const connection = await v.offer()
      expect(connection.identities[0]?.channel).toEqual({
        id: pasted.id,
        name: 'Page de la mairie',
        neighbour: null,
        state: 'active',
      })
      const [, neighbour] = v.sandbox.pages
      v.sandbox.faults.add({
        kind: 'error',
        code: 2,
        match: { page: neighbour?.id ?? '' },
        times: 1,
      })
      const chosen = choose(connection, 0, 1)
      const first = await connectChosen(v.context, v.anne, connection.id, chosen)
      expect(first.results).toMatchObject([
        { channel: { id: pasted.id, name: 'Page de la mairie' }, problem: null },
        { channel: null, problem: says(/\.$/) },
      ])
      const kept = { ...choose(connection, 0), more: true }
      await connectChosen(v.context, v.anne, connection.id, kept)
      const again = await connectChosen(v.context, v.anne, connection.id, choose(connection, 1))
      expect(again.results).toMatchObject([{ channel: { name: neighbour?.name }, problem: null }])
      const channels = await listChannels(v.context, v.communeId)
      expect(channels).toHaveLength(2)
      await expect(
        connectChosen(v.context, v.anne, connection.id, choose(connection, 1)),
      ).rejects.toMatchObject({ kind: 'not-found' })
      const { config } = await v.context.db
        .selectFrom('channel')
        .select('config')
        .where('id', '=', pasted.id)
        .executeTakeFirstOrThrow()
      expect(JSON.parse(config)).toEqual({ page: ours.id, app_id: v.sandbox.app.id })
    },
  )

  it('reconnects a dead channel, which goes on where it stopped, or says whose access it takes', async () => {
    const v = await village()
    await v.fill()
    const { id: page } = v.sandbox.village
    const post = v.sandbox.post({ page, kind: 'post', text: 'Travaux rue du Moulin' }).id
    const ask = (text: string) =>
      v.sandbox.write({ page, kind: 'comment', target: post, text, resident: 'Julie Renard' })
    const connection = await v.offer()
    const { results } = await connectChosen(v.context, v.anne, connection.id, choose(connection, 0))
    const id = results[0]?.channel?.id ?? 0
    ask('Avant')
    await pollChannel(v.context, id)
    const stored = await v.context.db.selectFrom('channel').selectAll().executeTakeFirstOrThrow()
    const { token = '' } = v.context.secrets.open(stored.secrets, secretsSubject(id))
    v.sandbox.tokens.change(token, { deadSubcode: 460 })
    ask('Pendant')
    await pollChannel(v.context, id)
    expect((await listChannels(v.context, v.communeId))[0]?.state).toBe('paused')

    const other = await v.visit({ pages: [v.sandbox.neighbours[0]?.id ?? ''] }, id)
    await expect(finishConnection(v.context, v.anne, other)).rejects.toThrow('ne donne pas accès à')
    expect((await listChannels(v.context, v.communeId))[0]?.state).toBe('paused')
    const returned = await finishConnection(v.context, v.anne, await v.visit({}, id))
    expect(returned).toMatchObject({ channel: { id, state: 'active' }, connection: null })
    await pollChannel(v.context, id)
    const texts = (await storedMessages(v)).filter(one => one.direction === 'inbound')
    expect(texts.map(({ text }) => text).sort()).toEqual(['Avant', 'Pendant'])
    expect(await v.attempts()).toEqual([])

    await disconnectChannel(v.context, v.anne, id)
    const back = await finishConnection(v.context, v.anne, await v.visit({}, id))
    expect(back.channel).toMatchObject({ id, state: 'active' })
    await expect(
      beginConnection(v.context, v.anne, { connector: 'facebook', channel: 999 }),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('hands a new key on to the channels of the application', async () => {
    const v = await village()
    await v.fill()
    const connection = await v.offer()
    await connectChosen(v.context, v.anne, connection.id, choose(connection, 0))
    const app = { config: { app_id: v.sandbox.app.id }, secrets: { verify_token: 'un autre mot' } }
    await saveApplication(v.context, v.anne, 'facebook', app)
    const { id, secrets } = await v.context.db
      .selectFrom('channel')
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(v.context.secrets.open(secrets, secretsSubject(id))).toMatchObject({
      app_secret: v.sandbox.app.secret,
      verify_token: 'un autre mot',
    })
    expect((await checkChannel(v.context, v.anne, id)).state).toBe('active')
  })

  it('switches webhooks on at a click, and by itself only where the network can call', async () => {
    const v = await village('http://127.0.0.1:3000')
    await v.fill()
    const connection = await v.offer()
    const { results } = await connectChosen(v.context, v.anne, connection.id, choose(connection, 0))
    const { id: page } = v.sandbox.village
    const id = results[0]?.channel?.id ?? 0
    expect(v.sandbox.subscriptions.of(page)).toEqual([])
    const channel = await subscribeChannel(v.context, v.anne, id)
    expect(channel.checks).toContainEqual(expect.objectContaining({ key: 'webhooks', level: 'ok' }))
    expect(v.sandbox.subscriptions.of(page)).toEqual(['feed', 'messages', 'message_echoes'])
    const acts = (await readJournal(v.context.db, v.anne)).map(({ action }) => action)
    expect(acts[0]).toBe('channel.webhooks')
  })

  it('does not take webhooks that are refused for a page that is', async () => {
    const v = await village()
    await v.fill()
    const scopes = ['pages_show_list', 'pages_read_engagement', 'pages_read_user_content']
    const connection = await v.offer({ scopes })
    expect(connection.missing).toHaveLength(6)
    const { results } = await connectChosen(v.context, v.anne, connection.id, choose(connection, 0))
    expect(results).toMatchObject([
      {
        channel: { state: 'active' },
        problem: says(/pages_manage_metadata/),
      },
    ])
    const [row] = await v.context.db.selectFrom('channel').selectAll().execute()
    const sealed = v.context.secrets.seal({ token: 'EAAx' }, secretsSubject(row?.id ?? 0))
    await v.context.db.updateTable('channel').set({ secrets: sealed }).execute()
    await expect(subscribeChannel(v.context, v.anne, row?.id ?? 0)).rejects.toThrow(
      'Mot de vérification',
    )
  })
})
