import type { z } from 'zod'
import { secretsSubject } from '../../../server/channels/call.ts'
import { keepOffer } from '../../../server/channels/connection-offer.ts'
import { applicationSubject } from '../../../server/channels/network-apps.ts'
import { checksText } from '../../../server/channels/notices.ts'
import { neverAt } from '../../../server/channels/rules.ts'
import { type ChannelNew, channelNew } from '../../../server/channels/shapes-channel.ts'
import type { CheckLine } from '../../../server/connectors/connector.ts'
import type { Context } from '../../../server/context.ts'
import type { NewRow, Row } from '../../../server/database/schema.ts'

type ChannelPart = Partial<Omit<NewRow<'channel'>, 'config' | 'secrets' | 'checks'>> & {
  config?: Record<string, string>
  /** Sealed as the server does; none: it has lost them, as one that is disconnected. */
  secrets?: Record<string, string> | null
  checks?: readonly CheckLine[]
  poll?: Partial<NewRow<'channelPoll'>>
}

/** What somebody fills in to connect a channel, a page on Facebook unless told. */
export const aChannelToConnect = (asked: Partial<z.input<typeof channelNew>> = {}): ChannelNew =>
  channelNew.parse({
    ...{ connector: 'facebook', name: 'Page de la mairie' },
    ...{ config: { page: '1353' }, secrets: { token: 'jeton' } },
    ...asked,
  })

/** A connected channel, a page on Facebook that receives and publishes unless told. */
export async function aChannel(
  { db, secrets }: Pick<Context, 'db'> & Partial<Pick<Context, 'secrets'>>,
  communeId: number,
  {
    config = { page: '1353' },
    secrets: open = { token: 'jeton' },
    checks,
    poll = {},
    ...part
  }: ChannelPart = {},
): Promise<Row<'channel'>> {
  const { id } = await db
    .insertInto('channel')
    .values({
      communeId,
      connector: 'facebook',
      name: 'Page de la mairie',
      neighbour: null,
      receives: 1,
      publishes: 1,
      config: JSON.stringify(config),
      secrets: '',
      state: 'active',
      checks: checks === undefined ? null : checksText(checks),
      createdAt: 0,
      ...part,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('channelPoll')
    .values({ channelId: id, nextAt: part.receives === 0 ? neverAt : 0, ...poll })
    .execute()
  const sealed = open === null ? '' : secrets?.seal(open, secretsSubject(id))
  if (sealed === undefined) throw new Error('nothing to seal its secrets with')
  return await db
    .updateTable('channel')
    .set({ secrets: sealed })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The commune's own application at a network, at Meta unless told. */
export async function anApplication(
  { db, secrets }: Pick<Context, 'db' | 'secrets'>,
  communeId: number,
  {
    connector = 'facebook',
    config = { app_id: '1490190' },
    kept = { app_secret: 'secret', verify_token: '5f0c2a7d4e9b' },
  }: { connector?: string; config?: Record<string, string>; kept?: Record<string, string> } = {},
): Promise<void> {
  await db
    .insertInto('networkApp')
    .values({
      communeId,
      connector,
      name: 'Tambour de Sommeville',
      config: JSON.stringify(config),
      secrets: secrets.seal(kept, applicationSubject({ communeId, connector })),
      createdAt: 0,
      updatedAt: 0,
    })
    .execute()
}

/** Somebody who came back from Facebook at `at`, and has a page to choose. */
export async function aConnection(
  { db, secrets }: Pick<Context, 'db' | 'secrets'>,
  { at, ...whose }: { communeId: number; userId: string; at: number },
): Promise<void> {
  const connection = await db
    .insertInto('connection')
    .values({
      ...{ ...whose, connector: 'facebook', channelId: null, stateHash: '' },
      ...{ expiresAt: at + 15 * 60_000, returnedAt: at, offered: null },
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const identity = { name: 'Comité des fêtes', config: { page: '2001' }, missing: [] }
  const found = { connector: 'facebook', ...identity, secrets: { token: 'jeton' } }
  await keepOffer({ db, secrets }, connection, { identities: [found], missing: [] })
}
