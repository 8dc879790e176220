import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readDemoSettings } from '../settings.ts'
import { BadSetting } from '../settings-shape.ts'
import { play, startFlags } from './play.ts'
import { demoPorts, NoPort } from './ports.ts'

/**
 * `npm run demo [-- --port N --sandbox-port N --smtp-port N --data FOLDER]`: the village and a
 * Tambour, for a person to look at. The ports may come from PORT, SANDBOX_PORT and
 * SANDBOX_SMTP_PORT as well.
 */
const usage =
  'La démonstration s’appelle ainsi : npm run demo -- [--port N] [--sandbox-port N] [--smtp-port N] [--data DOSSIER]'

try {
  const { port, 'sandbox-port': sandboxPort, 'smtp-port': smtpPort, data } = options()
  const chosen = { PORT: port, SANDBOX_PORT: sandboxPort, SANDBOX_SMTP_PORT: smtpPort }
  const given = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value))
  await play({
    name: 'demo',
    ...(data === undefined ? {} : { folder: resolve(data) }),
    ports: await demoPorts(readDemoSettings(given)),
    flags: startFlags(),
  })
} catch (error) {
  if (!(error instanceof BadSetting || error instanceof NoPort)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

function options() {
  const option = { type: 'string' } as const
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { port: option, 'sandbox-port': option, 'smtp-port': option, data: option },
    })
    // `npm run demo -- 3010`, as before there were more ports to choose.
    const port = values.port ?? positionals[0]
    return { ...values, port }
  } catch (error) {
    // Node's own words for it are English.
    if (!(error instanceof TypeError)) throw error
    throw new BadSetting(`${usage}.`)
  }
}
