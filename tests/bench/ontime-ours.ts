import { pino } from 'pino'
import { type Context, createContext } from '../../server/context.ts'
import { createDueTimer } from '../../server/jobs/due-timer.ts'
import { secretsSubject } from '../../server/services/channel-call.ts'
import { insertChannel } from '../../server/store/channels.ts'
import { insertCommune } from '../../server/store/communes.ts'
import { insertDelivery } from '../../server/store/deliveries.ts'
import { insertPost, insertVariant } from '../../server/store/posts.ts'
import { httpConnector } from '../support/http-network.ts'
import type { Contender, Item } from './ontime.ts'

/** The due-timer on a new database, as a running server has it. */
export function ours(newUrl: () => string | Promise<string>, network: string): Contender {
  return async (load, arrived) => {
    const context = await createContext(
      {
        port: 0,
        host: '127.0.0.1',
        publicUrl: 'http://127.0.0.1:3000',
        databaseUrl: await newUrl(),
        dataDir: '',
        secretKey: Buffer.alloc(32, 1),
        secretKeyFile: null,
        smtpUrl: null,
        mailFrom: 'tambour@exemple.fr',
        graphApiUrl: '',
        logLevel: 'silent',
      },
      { log: pino({ level: 'silent' }), connectors: { fake: httpConnector } },
    )
    try {
      await planAll(context, load, network)
      const timer = createDueTimer(context)
      timer.start()
      await arrived()
      await timer.stop()
    } finally {
      await context.close()
    }
  }
}

async function planAll(context: Context, load: readonly Item[], network: string): Promise<void> {
  const { clock, secrets } = context
  const now = clock.now()
  await context.db.transaction().execute(async db => {
    const zone = 'Europe/Paris'
    const { id: communeId } = await insertCommune(db, {
      name: 'Banc',
      zone,
      aimMinutes: 10,
      targetMinutes: 15,
      createdAt: now,
    })
    const channels = new Map<number, number>()
    for (const { key, dueAt, channel } of load) {
      const channelId = channels.get(channel) ?? (await addChannel(channel))
      channels.set(channel, channelId)
      const post = { communeId, eventId: null, text: key, link: null, createdBy: null }
      const postId = await insertPost(db, { ...post, createdAt: now })
      const variantId = await insertVariant(db, { postId, channelId, text: key, link: null })
      await insertDelivery(db, {
        communeId,
        variantId,
        channelId,
        key,
        state: 'scheduled',
        dueAt,
        dueLocal: '',
        zone,
        lateRule: 'publish',
        nextAt: dueAt,
        leaseOwner: null,
        leaseUntil: null,
        claimedAt: null,
        remoteId: null,
        url: null,
        reason: null,
        publishedAt: null,
        verifiedAt: null,
        createdAt: now,
      })
    }

    async function addChannel(n: number): Promise<number> {
      const id = await insertChannel(
        db,
        {
          communeId,
          connector: 'fake',
          name: `Page ${n}`,
          neighbour: null,
          receives: 0,
          publishes: 1,
          config: JSON.stringify({ page: network }),
          secrets: '',
          state: 'active',
          createdAt: now,
        },
        now,
      )
      const sealed = secrets.seal({ token: 'jeton' }, secretsSubject(id))
      await db.updateTable('channel').set({ secrets: sealed }).where('id', '=', id).execute()
      return id
    }
  })
}
