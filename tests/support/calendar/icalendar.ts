import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

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
