import { DatabaseUnusable } from './context.ts'
import { readSettings } from './settings.ts'
import { BadSetting } from './settings-shape.ts'
import { CannotListen, start } from './start.ts'

/**
 * What stops a service kills it after ten seconds (Docker) or more: what a silent network holds up
 * until then is left as a crash would leave it, and taken up at the next start, ms.
 */
const patienceMs = 7_000

try {
  const running = await start(readSettings())
  process.stdout.write(running.greetings.map(sentence => `${sentence}\n`).join(''))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // The second time it is the system's: at once, whatever is under way.
    process.once(signal, () => {
      setTimeout(() => process.exit(0), patienceMs)
      void running.drain().then(() => process.exit(0))
    })
  }
} catch (error) {
  const expected = [BadSetting, CannotListen, DatabaseUnusable].some(kind => error instanceof kind)
  if (!expected || !(error instanceof Error)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
