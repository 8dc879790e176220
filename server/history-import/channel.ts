import { channelRow, type Who } from '../channels/channels.ts'
import { channelById, channelsOf, insertChannel } from '../channels/rows.ts'
import type { HistoryArchive, Manifest } from '../connectors/connector.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { lockCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { historySentences } from './sentences.ts'

/** How a kind of network's downloads are read. */
export type DownloadKind = { archive: HistoryArchive; manifest: Manifest }

/** @throws Refusal (`unavailable`) when that kind has none. */
export function downloadKind({ connectors }: Pick<Deps, 'connectors'>, key: string): DownloadKind {
  const { archive, manifest } = connectors[key] ?? {}
  if (archive !== undefined && manifest !== undefined) return { archive, manifest }
  throw new Refusal('unavailable', historySentences.noArchives(key))
}

/**
 * The channels to which a download may belong: the one that was told, or the commune's own of that
 * kind that receive.
 * @throws Refusal when the one that was told does not exist or is of another kind.
 */
export async function importedChannels(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  { manifest }: DownloadKind,
  named: number | undefined,
): Promise<Row<'channel'>[]> {
  if (named === undefined) {
    return (await channelsOf(deps.db, communeId)).filter(({ connector, receives, neighbour }) => {
      return connector === manifest.key && receives === 1 && neighbour === null
    })
  }
  const channel = await channelRow(deps, communeId, named)
  if (channel.neighbour !== null) {
    throw new Refusal('bad-request', historySentences.ofNeighbour(channel.name))
  }
  if (channel.connector === manifest.key) return [channel]
  throw new Refusal('bad-request', historySentences.otherKind(channel.name, manifest.label))
}

/**
 * The one of these to which the page's download belongs: that of its name, or the only one, unless
 * that one is itself known by a download alone, and so by its page's name. Null: none yet.
 * @throws Refusal when it may be several.
 */
export function channelOfPage(
  channels: readonly Row<'channel'>[],
  page: string,
  isNamed: boolean,
): Row<'channel'> | null {
  const [same, ...others] = channels.filter(({ name }) => name === page)
  if (same !== undefined && others.length === 0) return same
  const possible = channels.filter(({ state }) => isNamed || state !== 'archive')
  const [only, ...more] = possible
  if (only === undefined) return null
  if (more.length === 0) return only
  const names = possible.map(({ id, name }) => `${id} (${name})`)
  throw new Refusal('bad-request', historySentences.chooseChannel(names))
}

/** The same for a page that may not be known yet, as far as it is clear. */
export function suggestedChannel(
  channels: readonly Row<'channel'>[],
  page: string | null,
): Row<'channel'> | null {
  const possible = channels.filter(({ name, state }) => name === page || state !== 'archive')
  const [same = possible.length === 1 ? possible[0] : undefined] = possible.filter(
    ({ name }) => name === page,
  )
  return same ?? null
}

/**
 * Inside a transaction: a channel for a page of which there is nothing but its download. It has no
 * access, and becomes an ordinary one by being connected.
 */
export async function makeImportedChannel(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { communeId, actor }: Who,
  { manifest }: DownloadKind,
  page: string,
): Promise<Row<'channel'>> {
  const now = clock.now()
  await lockCommune(db, communeId)
  const row = {
    communeId,
    connector: manifest.key,
    name: page,
    receives: 1,
    publishes: 0,
    config: '{}',
    secrets: '',
    state: 'archive',
    createdAt: now,
  } as const
  const id = await insertChannel(db, row, now)
  const subject = `channel:${id}`
  await writeJournal(db, { communeId, at: now, actor, action: 'channel.archived', subject })
  const channel = await channelById(db, id)
  if (channel === undefined) throw notFound(historySentences.thisChannel)
  return channel
}
