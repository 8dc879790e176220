import { flushCompileCache } from 'node:module'
import { pino } from 'pino'
import { createContext } from '../../server/context.ts'
import { quietSettings } from '../support/settings.ts'
import { type ActTask, actOn, actors } from './acts.ts'
import { watchStatements } from './statements.ts'

/**
 * A Tambour in which somebody presses one button, to be killed: `act-child.ts`. It is told by a message
 * what is pressed and where its database is, and says when it is through.
 */
flushCompileCache()
let task: ActTask | null = null
let seen = 0
watchStatements(
  () => {
    if (task !== null && ++seen === task.at) process.kill(process.pid, 'SIGKILL')
  },
  () => undefined,
)
process.on('message', async (asked: ActTask) => {
  const { databaseUrl, now } = asked
  const context = await createContext(quietSettings({ databaseUrl, dataDir: '.' }), {
    clock: { now: () => now },
    connectors: actors,
    log: pino({ level: 'silent' }),
  })
  task = asked
  seen = 0
  await actOn(context, asked)
  task = null
  await context.close()
  process.send?.({ happened: false, seen })
})
process.send?.({ happened: false })
