import type { Hono } from 'hono'
import type { BackupShape } from '../../../server/backup/shapes.ts'
import { verbatim } from '../../../server/language/sentence.ts'
import { minutes } from './commune.ts'
import { fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

const place = '/opt/tambour/data/backups'

function backup(part: Partial<BackupShape> & Pick<BackupShape, 'id' | 'startedAt'>): BackupShape {
  const name = `tambour-${part.startedAt.replaceAll(/[:.]/g, '-')}.db`
  const { startedAt: endedAt } = part
  return {
    place,
    name,
    endedAt,
    bytes: 48_300_000,
    hasKey: true,
    error: null,
    removedAt: null,
    ...part,
  }
}

/** Two nights, of which one failed; what is asked for is made at once. */
export function backupRoutes(village: Village): Hono {
  const backups: BackupShape[] =
    village.scenario === 'full'
      ? [
          backup({ id: 2, startedAt: minutes(-500) }),
          backup({
            id: 1,
            startedAt: minutes(-1_940),
            bytes: null,
            hasKey: null,
            error: verbatim('Il n’y a plus de place sur le disque de Tambour.'),
          }),
        ]
      : []
  return fakeRoutes({
    'GET /handover': () => ({
      people: village.people,
      channels: village.channels
        .filter(({ state }) => state !== 'disconnected')
        .map(({ id, name, connectorLabel, tokenEndsAt }) => ({
          id,
          name,
          network: connectorLabel,
          connectedBy: 'Hugo Lambert',
          connectedAt: minutes(-50),
          accessEndsAt: tokenEndsAt,
        })),
      planned: village.events
        .flatMap(({ deliveries }) => deliveries)
        .filter(({ state, after }) => state === 'scheduled' && after === null),
      backup: { place, madeAt: backups.find(({ error }) => error === null)?.startedAt ?? null },
    }),
    'GET /backups': () => ({
      ...{ place, keep: 14, sealsKey: true, tooOld: false, backups },
      replaced:
        village.scenario === 'full'
          ? [{ name: 'replaced-1.db', removedFrom: minutes(13 * 24 * 60) }]
          : [],
    }),
    'POST /backups': () => {
      const made = backup({ id: backups.length + 1, startedAt: minutes(0) })
      backups.unshift(made)
      return made
    },
  })
}
