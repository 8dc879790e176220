import { lastBackup, type NightlySettings } from '../backup/nightly.ts'
import { placeName } from '../backup/places.ts'
import { connectorOf } from '../channels/call.ts'
import { channelsOf } from '../channels/rows.ts'
import { isConnected } from '../channels/rules.ts'
import type { Deps } from '../deps.ts'
import { toIsoOrNull } from '../language/instant.ts'
import { listPeople } from '../people/people.ts'
import { linesAbout } from '../people/store/journal.ts'
import { listDeliveries } from '../publishing/deliveries.ts'
import type { HandoverShape } from './shapes.ts'

/** How far ahead a substitute must know what leaves. */
const horizonMs = 30 * 24 * 60 * 60_000

/**
 * What somebody who takes over for a while must know and the first screen does not say: who works
 * here, by whose account each channel was connected, what leaves in the next thirty days, and
 * whether there is a backup.
 */
export async function handover(
  deps: Pick<Deps, 'db' | 'clock' | 'connectors'>,
  communeId: number,
  settings: Pick<NightlySettings, 'backupTo'>,
): Promise<HandoverShape> {
  const { db, clock } = deps
  const channels = (await channelsOf(db, communeId)).filter(isConnected)
  const connected = new Map(
    (
      await linesAbout(
        db,
        communeId,
        channels.map(({ id }) => `channel:${id}`),
        ['channel.connected', 'channel.reconnected'],
      )
    ).map(line => [line.subject, line]),
  )
  const now = clock.now()
  const planned = await listDeliveries(deps, communeId, { from: now, to: now + horizonMs })
  const place = settings.backupTo === null ? null : placeName(settings.backupTo)
  const made = await lastBackup(deps)
  return {
    people: await listPeople(deps, communeId),
    channels: channels.map(channel => {
      const line = connected.get(`channel:${channel.id}`)
      return {
        id: channel.id,
        name: channel.name,
        network: connectorOf(deps, channel.connector).manifest.label,
        connectedBy: line?.actor ?? null,
        connectedAt: toIsoOrNull(line?.at ?? null),
        accessEndsAt: toIsoOrNull(channel.tokenEndsAt),
      }
    }),
    planned: planned.filter(({ state, after }) => state === 'scheduled' && after === null),
    backup: {
      place: place === null ? null : (made?.place ?? place),
      madeAt: toIsoOrNull(made?.madeAt ?? null),
    },
  }
}
