import { readFile } from 'node:fs/promises'
import { BadUse, command, type Input, readAll } from '../../cli/command.ts'
import { parseCalendar } from '../../hours/change-opening-hours.ts'
import { describeHours } from '../../hours/describe-hours.ts'
import type { CalendarShape } from '../../hours/shapes.ts'
import { BadInput } from '../../platform/refusal.ts'
import { finishRebuild, ofCommand } from '../rebuild.ts'
import { replySentences } from '../sentences.ts'

export const commands = [
  command<CalendarShape>({
    name: 'hours set',
    usage: 'FICHIER',
    summary:
      'Remplace les heures d’ouverture par celles d’un fichier JSON (« - » : entrée standard).',
    options: {},
    async ask(api, input, here) {
      const changed = await api('PUT /opening-hours', { json: await calendarOf(input) })
      // There need not be a server whose job it would be.
      if (here) await finishRebuild(here.context, here.commune.id, { pace: ofCommand })
      return changed
    },
    print: describeHours,
  }),
]

async function calendarOf({ positionals, stdin }: Input) {
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new BadUse('Donnez un fichier, ou « - ».')
  return parseCalendar(file === '-' ? await readAll(stdin) : await textOf(file))
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    throw new BadInput(replySentences.fileUnreadable(file, cause))
  }
}
