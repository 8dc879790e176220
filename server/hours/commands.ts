import { readFile } from 'node:fs/promises'
import { BadUse, command, commandActor, type Input, readAll } from '../cli/command.ts'
import { frenchClock, frenchDate, frenchList } from '../language/french.ts'
import { type CalendarShape, calendarShape } from '../people/shapes/commune.ts'
import { BadInput } from '../platform/bad-input.ts'
import { finishRebuild } from '../reply-times/rebuild.ts'
import { changeOpeningHours } from './change-opening-hours.ts'
import { parseCalendar } from './input.ts'
import { getOpeningHours } from './opening-hours.ts'
import { weekdays } from './rules/opening-hours.ts'

export const commands = [
  command<CalendarShape>({
    name: 'hours show',
    usage: '',
    summary: 'Montre les heures d’ouverture, chacune depuis sa date.',
    options: {},
    local: async ({ context, commune }) => await getOpeningHours(context, commune.id),
    remote: async remote => await remote.get('/opening-hours', calendarShape),
    print,
  }),
  command<CalendarShape>({
    name: 'hours set',
    usage: 'FICHIER',
    summary:
      'Remplace les heures d’ouverture par celles d’un fichier JSON (« - » : entrée standard).',
    options: {},
    async local({ context, commune }, input) {
      const calendar = await calendarOf(input)
      const changed = await changeOpeningHours(context, commune.id, calendar, commandActor)
      // There need not be a server whose job it would be.
      await finishRebuild(context, commune.id, { pauseMs: 10 })
      return changed
    },
    remote: async (remote, input) =>
      await remote.put('/opening-hours', await calendarOf(input), calendarShape),
    print,
  }),
]

async function calendarOf({ words, stdin }: Input) {
  const [file, ...more] = words
  if (file === undefined || more.length > 0) throw new BadUse('Donnez un fichier, ou « - ».')
  return parseCalendar(file === '-' ? await readAll(stdin) : await textOf(file))
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    throw new BadInput(`Le fichier ${file} ne se lit pas : ${cause}.`)
  }
}

const dayNames = {
  mon: 'lundi',
  tue: 'mardi',
  wed: 'mercredi',
  thu: 'jeudi',
  fri: 'vendredi',
  sat: 'samedi',
  sun: 'dimanche',
}
const holidayNames = {
  FR: 'fermé les jours fériés',
  'FR-alsace-moselle': 'fermé les jours fériés d’Alsace-Moselle',
}

function print(calendar: CalendarShape): string {
  if (calendar.length === 0) return 'Aucune heure d’ouverture n’est enregistrée.'
  return calendar.map(version).join('\n\n')
}

function version({ from, zone, week, holidays, closed, open }: CalendarShape[number]): string {
  const days = weekdays.map(day => `  ${dayNames[day].padEnd(9)} ${spans(week[day] ?? [])}`)
  return [
    `À partir du ${frenchDate(from)} (${zone})`,
    ...days,
    `  ${holidays === null ? 'ouvert les jours fériés' : holidayNames[holidays]}`,
    ...(closed.length > 0 ? [`  fermé : ${frenchList(closed.map(date => frenchDate(date)))}`] : []),
    ...Object.entries(open).map(([date, hours]) => `  ${frenchDate(date)} : ${spans(hours)}`),
  ].join('\n')
}

function spans(hours: [string, string][]): string {
  if (hours.length === 0) return 'fermé'
  return frenchList(hours.map(([from, to]) => `${clock(from)} – ${clock(to)}`))
}

function clock(time: string): string {
  return frenchClock(Number(time.slice(0, 2)), Number(time.slice(3)))
}
