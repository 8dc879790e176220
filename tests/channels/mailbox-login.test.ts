import { describe, expect, it, onTestFinished } from 'vitest'
import { callOf } from '../../server/channels/call.ts'
import type { Person } from '../../server/channels/connection-offer.ts'
import {
  beginConnection,
  connectChosen,
  finishConnection,
} from '../../server/channels/connections.ts'
import { listApplications, saveApplication } from '../../server/channels/network-apps.ts'
import { channelById } from '../../server/channels/rows.ts'
import type { Connector } from '../../server/connectors/connector.ts'
import { mailbox } from '../../server/connectors/mailbox/index.ts'
import { addMember } from '../support/alerts.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { client, startAuthorizationServer } from '../support/mailbox/authorization-server.ts'
import { throughProvider } from '../support/network/identity-provider.ts'
import { newCommune } from '../support/network/received.ts'
import { says } from '../support/says.ts'

const publicUrl = 'https://tambour.exemple.fr'
const redirect = `${publicUrl}/canaux/retour/mailbox`

/** A mailbox that opens by any access: what it is opened by is told elsewhere (oauth.servers.test.ts). */
const openMailbox: Connector = {
  ...mailbox,
  check: async ({ secrets }) => ({
    ...{ name: null, url: null, tokenEndsAt: null, lines: [] },
    state: secrets.access ? 'working' : 'reauthorize',
  }),
}

async function village(database: DatabaseKind = 'sqlite') {
  const service = await startAuthorizationServer(redirect)
  onTestFinished(() => service.close())
  const clock = testClock(Date.now())
  const settings = { publicUrl }
  const connectors = { mailbox: openMailbox }
  const context = await testContext({ clock, database, connectors, settings })
  const communeId = await newCommune(context, 'Saint-Exemple')
  const userId = await addMember(context, communeId, 'Anne', 'administrator')
  const anne: Person = { communeId, actor: 'Anne', userId }
  const fill = (changes: { issuer?: string; clientId?: string; clientSecret?: string } = {}) => {
    const { issuer = service.issuer, clientId = client.id, clientSecret = client.secret } = changes
    const given = { config: { issuer, clientId }, secrets: { clientSecret } }
    return saveApplication(context, anne, 'mailbox', given)
  }
  /** To the provider's window, and back. */
  const visit = async (channel?: number) => {
    const asked = { connector: 'mailbox', ...(channel !== undefined && { channel }) }
    const { address } = await beginConnection(context, anne, asked)
    const { issuer } = service
    const back = new URL(await throughProvider({ issuer, local: issuer }, address))
    expect(back.origin + back.pathname).toBe(redirect)
    return { connector: 'mailbox', query: Object.fromEntries(back.searchParams) }
  }
  const secretsOf = async (id: number) => {
    const row = await channelById(context.db, id)
    if (row === undefined) throw new Error('no channel')
    return callOf(context, row).call.secrets
  }
  return { service, context, communeId, anne, fill, visit, secretsOf }
}

describe('a mailbox connected at its provider', () => {
  it('fills in the application once the provider knows it', async () => {
    const v = await village()
    await expect(v.fill({ clientSecret: 'faux' })).rejects.toThrow(/ne reconnaît pas l’application/)
    await expect(v.fill({ clientId: 'autre' })).rejects.toThrow(/ne reconnaît pas l’application/)
    await expect(v.fill({ issuer: 'http://exemple.fr' })).rejects.toThrow(/https:/)
    await v.fill()
    const [application] = await listApplications(v.context, v.communeId)
    expect(application).toMatchObject({
      ...{ connector: 'mailbox', name: '127.0.0.1', kept: ['clientSecret'] },
      ...{ redirectAddress: redirect, redirectHelp: says(/URI de redirection/) },
    })
    expect(JSON.stringify(application)).not.toContain(client.secret)
  })

  itOnBoth(
    'is chosen, opens by an access that renews itself, and is reconnected the same way',
    async kind => {
      const v = await village(kind)
      await v.fill()
      v.service.visitor = 'mairie@exemple.fr'
      const { connection } = await finishConnection(v.context, v.anne, await v.visit())
      expect(connection?.identities).toMatchObject([{ name: 'mairie@exemple.fr', channel: null }])
      expect(JSON.stringify(connection)).not.toContain(client.secret)
      const { results } = await connectChosen(v.context, v.anne, connection?.id ?? 0, {
        choices: [{ place: 0, name: 'Boîte de la mairie', neighbour: null }],
        more: false,
      })
      expect(results).toMatchObject([{ problem: null }])
      const channel = results[0]?.channel
      expect(channel).toMatchObject({
        ...{ state: 'active', receives: true, publishes: false },
        config: { address: 'mairie@exemple.fr', issuer: v.service.issuer, clientId: client.id },
      })
      const id = channel?.id ?? 0
      const first = await v.secretsOf(id)
      expect(await v.service.opens('mairie@exemple.fr', first.access ?? '')).toBe(true)

      const again = await finishConnection(v.context, v.anne, await v.visit(id))
      expect(again).toMatchObject({ channel: { id, state: 'active' }, connection: null })
      expect((await v.secretsOf(id)).refresh).not.toBe(first.refresh)
      // Somebody else's session is open in that browser.
      v.service.visitor = 'urbanisme@exemple.fr'
      await expect(finishConnection(v.context, v.anne, await v.visit(id))).rejects.toMatchObject({
        kind: 'conflict',
      })
    },
  )

  it('is not connected by anyone who gives up, nor by a word that somebody else brings', async () => {
    const v = await village()
    await v.fill()
    await expect(finishConnection(v.context, v.anne, await v.visit())).rejects.toThrow(
      /autorisation n’a pas été donnée/,
    )
    v.service.visitor = 'mairie@exemple.fr'
    const mine = await v.visit()
    const theirs = await v.visit()
    // A code that was had by another attempt has another verifier (RFC 7636).
    const mixed = { ...mine, query: { ...mine.query, code: theirs.query.code ?? '' } }
    await expect(finishConnection(v.context, v.anne, mixed)).rejects.toThrow(
      /autorisation n’a pas été donnée/,
    )
    expect(await v.context.db.selectFrom('channel').selectAll().execute()).toEqual([])
  })
})
