import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { alone, CannotOpen } from '../cli/command.ts'
import { openContext } from '../cli/open.ts'
import type { Context } from '../context.ts'
import type { Settings } from '../settings.ts'
import { examine, examineFiles, type Installation, unreachable } from './doctor.ts'
import type { Finding } from './finding.ts'

type Report = { ok: boolean; findings: Finding[] }

const page = fileURLToPath(new URL('../../dist/index.html', import.meta.url))
const marks = { ok: 'bien', warning: 'attention', error: 'ERREUR' }

export const commands = [
  alone<Report>({
    name: 'doctor',
    usage: '',
    summary: 'Dit ce qui ne va pas dans cette installation, et ce qu’il faut faire.',
    options: {},
    async alone(readSettings) {
      const findings = await examined(readSettings())
      return { ok: findings.every(({ level }) => level !== 'error'), findings }
    },
    failed: ({ ok }) => !ok,
    print: ({ findings }) =>
      findings
        .map(({ level, text, advice }) => {
          const first = `${marks[level].padEnd(10)} ${text}`
          return advice === null ? first : `${first}\n${' '.repeat(10)} → ${advice}.`
        })
        .join('\n'),
  }),
]

async function examined(settings: Settings): Promise<Finding[]> {
  const { host, secretKeyFile, dataDir } = settings
  // With PostgreSQL and SECRET_KEY nothing of the installation is kept here.
  const folder = existsSync(dataDir) ? dataDir : dirname(dataDir)
  const installation: Installation = {
    host,
    keyFile: secretKeyFile,
    folder,
    page,
    backups: settings,
  }
  let context: Context
  try {
    context = await openContext(settings)
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error
    return [unreachable(error), ...examineFiles(installation)]
  }
  try {
    return await examine(context, installation)
  } finally {
    await context.close()
  }
}
