import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { alone, CannotOpen } from '../cli/command.ts'
import { openContext, openedBy } from '../cli/open.ts'
import type { Context } from '../context.ts'
import type { Settings } from '../settings.ts'
import { BadSetting } from '../settings-shape.ts'
import {
  examine,
  examineFiles,
  type Installation,
  type Migrations,
  olderThanThis,
  unreachable,
} from './doctor.ts'
import { error, type Finding } from './finding.ts'

type Report = { ok: boolean; findings: Finding[] }

const builtPage = fileURLToPath(new URL('../../dist/index.html', import.meta.url))
const marks = { ok: 'bien', warning: 'attention', error: 'ERREUR' }

export const commands = [
  alone<Report>({
    name: 'doctor',
    usage: '',
    summary: 'Dit ce qui ne va pas dans cette installation, et ce qu’il faut faire.',
    options: {},
    async alone(readSettings) {
      const findings = await diagnose(readSettings)
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

/**
 * What is wrong here, and what is well.
 * @param page the page that the built screens begin with
 * @param known the migrations of a version that is made up by a test
 */
export async function diagnose(
  readSettings: () => Settings,
  page = builtPage,
  known?: Migrations,
): Promise<Finding[]> {
  try {
    return await examined(readSettings(), page, known)
  } catch (failure) {
    if (!(failure instanceof BadSetting)) throw failure
    const advice = 'corrigez cela, puis refaites « tambour doctor » : le reste n’a pas été regardé'
    return [error('settings', failure.message, advice)]
  }
}

async function examined(settings: Settings, page: string, known?: Migrations): Promise<Finding[]> {
  const { host, port, mailFrom, secretKeyFile, dataDir } = settings
  // With PostgreSQL and SECRET_KEY nothing of the installation is kept here.
  const folder = existsSync(dataDir) ? dataDir : dirname(dataDir)
  const installation: Installation = {
    host,
    port,
    mailFrom,
    keyFile: secretKeyFile,
    folder,
    page,
    backups: settings,
  }
  let context: Context
  try {
    const older = await openedBy(() => olderThanThis(settings.databaseUrl, known))
    if (older !== null) return [...(await examineFiles(installation)), older]
    context = await openContext(settings)
  } catch (failure) {
    if (!(failure instanceof CannotOpen)) throw failure
    return [unreachable(failure), ...(await examineFiles(installation))]
  }
  try {
    return await examine(context, installation)
  } finally {
    await context.close()
  }
}
