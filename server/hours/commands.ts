import { command } from '../cli/command.ts'
import { describeHours, describeTargets } from './describe-hours.ts'
import type { CalendarShape, TargetsShape } from './shapes.ts'

export const commands = [
  command<CalendarShape>({
    name: 'hours show',
    usage: '',
    summary: 'Montre les heures d’ouverture, chacune depuis sa date.',
    options: {},
    ask: api => api('GET /opening-hours'),
    print: describeHours,
  }),
  command<TargetsShape>({
    name: 'hours targets',
    usage: '',
    summary: 'Montre l’objectif de la mairie et celui de chaque canal, chacun depuis sa date.',
    options: {},
    ask: api => api('GET /targets'),
    print: describeTargets,
  }),
]
