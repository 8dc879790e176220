import { pino } from 'pino'
import { type Context, createContext } from '../../server/context.ts'
import { createDueTimer } from '../../server/publishing/job.ts'
import { httpConnector } from '../support/network/http-network.ts'
import { insertPages, insertPlanned } from '../support/planned.ts'
import { quietSettings } from '../support/settings.ts'
import type { Contender, Item } from './ontime.ts'

/** The due-timer on a new database, as a running server has it. */
export function ours(newUrl: () => string | Promise<string>, network: string): Contender {
  return async (load, arrived) => {
    const context = await createContext(
      quietSettings({ databaseUrl: await newUrl(), dataDir: '' }),
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

async function planAll(
  { db, secrets }: Context,
  load: readonly Item[],
  network: string,
): Promise<void> {
  const count = 1 + Math.max(...load.map(({ channel }) => channel))
  const pages = Array.from({ length: count }, () => network)
  await db.transaction().execute(async inside => {
    const { communeId, channelIds } = await insertPages(inside, secrets, 'fake', pages)
    await insertPlanned(
      inside,
      load.map(({ key, dueAt, channel }) => ({
        communeId,
        channelId: channelIds[channel] ?? 0,
        text: key,
        key,
        dueAt,
        lateRule: 'publish',
      })),
    )
  })
}
