import { command } from '../cli/command.ts'
import { describeHours } from './describe-hours.ts'
import { getOpeningHours } from './opening-hours.ts'
import type { CalendarShape } from './shapes.ts'

export const commands = [
  command<CalendarShape>({
    name: 'hours show',
    usage: '',
    summary: 'Montre les heures d’ouverture, chacune depuis sa date.',
    options: {},
    local: async ({ context, commune }) => await getOpeningHours(context, commune.id),
    remote: remote => remote('GET /opening-hours'),
    print: describeHours,
  }),
]
