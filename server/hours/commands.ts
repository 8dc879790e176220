import { command } from '../cli/command.ts'
import { getTargets } from './change-targets.ts'
import { describeHours } from './describe-hours.ts'
import { describeTargets } from './describe-targets.ts'
import { getOpeningHours } from './opening-hours.ts'
import type { CalendarShape, TargetsShape } from './shapes.ts'

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
  command<TargetsShape>({
    name: 'hours targets',
    usage: '',
    summary: 'Montre l’objectif de la mairie et celui de chaque canal, chacun depuis sa date.',
    options: {},
    local: async ({ context, commune }) => await getTargets(context, commune.id),
    remote: remote => remote('GET /targets'),
    print: describeTargets,
  }),
]
