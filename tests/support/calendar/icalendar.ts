import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const debian = '/usr/lib/python3/dist-packages/icalendar'

/** How long it may take where it is still to be installed, ms. */
export const installingMs = 5 * 60_000

/** A Python that has icalendar, installed by `icalendar.sh` where there is none; null: it cannot be had. */
export function icalendarPython(): string | null {
  const { ICALENDAR_PYTHON: given } = process.env
  if (given !== undefined) return given
  const script = fileURLToPath(new URL('icalendar.sh', import.meta.url))
  if (!existsSync(debian)) spawnSync('bash', [script], { stdio: 'inherit' })
  return existsSync(debian) ? '/usr/bin/python3' : null
}

const errors = z.array(z.string())
const calendarRead = z.object({
  name: z.string(),
  errors,
  events: z.array(z.looseObject({ uid: z.string(), errors })),
})

/** A calendar as icalendar reads it (https://icalendar.readthedocs.io). */
export function readCalendar(python: string, text: string): z.infer<typeof calendarRead> {
  const program = fileURLToPath(new URL('read-calendar.py', import.meta.url))
  const { status, stdout, stderr } = spawnSync(python, [program], { input: text, encoding: 'utf8' })
  if (status !== 0) throw new Error(`icalendar does not read it: ${stderr}`)
  return calendarRead.parse(JSON.parse(stdout))
}
