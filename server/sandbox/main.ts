import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { createSandbox } from './create.ts'

/** Starts the sandbox alone: `--port 4400 --smtp-port 4425 --data FILE`. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4400' },
    'smtp-port': { type: 'string', default: '4425' },
    data: { type: 'string', default: 'data/sandbox.db' },
  },
})

if (values.data !== ':memory:') mkdirSync(dirname(values.data), { recursive: true })
const sandbox = await createSandbox({
  clock: systemClock,
  databasePath: values.data,
  port: Number(values.port),
  smtpPort: Number(values['smtp-port']),
}).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
const life = setInterval(() => sandbox.life.runOnce(systemClock.now()), 15_000)

process.stdout.write(
  [
    `Bac à sable     ${sandbox.url}`,
    `GRAPH_API_URL   ${sandbox.graphUrl}`,
    `SMTP_URL        ${sandbox.smtpUrl}`,
    ...sandbox.pages.map(
      page => `Page            ${page.id}  ${page.name}\n  jeton         ${page.token}`,
    ),
    `Utilisateur     ${sandbox.tokens.user()}`,
    '',
  ].join('\n'),
)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    clearInterval(life)
    await sandbox.close()
  })
}
