import {
  BadUse,
  command,
  type Input,
  idOf,
  optional,
  personNamed,
  required,
} from '../cli/command.ts'
import { frenchClock, frenchDate, frenchPeriod } from '../language/french.ts'
import { askedBetween } from '../platform/shapes.ts'
import { type DutiesShape, type DutyNew, type DutyShape, dutyNew } from './shapes.ts'

export const commands = [
  command<DutiesShape>({
    name: 'duty list',
    usage: '',
    summary: 'Montre qui est de permanence, aujourd’hui et plus tard.',
    options: {},
    ask: api => api('GET /duties'),
    print: ({ duties }) =>
      duties.length === 0
        ? 'Personne n’est de permanence : les alertes vont à tous les agents.'
        : duties.map(line).join('\n'),
  }),
  command<DutyShape>({
    name: 'duty add',
    usage: '--person NOM --from DATE [--to DATE] [--call HH:MM-HH:MM]',
    summary:
      'Met quelqu’un de permanence, sans fin si --to manque ; --call y ajoute une astreinte, chaque jour entre ces heures.',
    options: {
      person: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      call: { type: 'string' },
    },
    async ask(api, input) {
      const turn = wanted(input)
      const userId = personOf(input, await api('GET /duties'))
      return await api('POST /duties', { json: { userId, ...turn } })
    },
    print: line,
  }),
  command<{ removed: number }>({
    name: 'duty remove',
    usage: 'ID',
    summary: 'Retire une permanence.',
    options: {},
    async ask(api, input) {
      const id = chosen(input)
      await api('DELETE /duties/:id', { param: { id } })
      return { removed: id }
    },
    print: ({ removed }) => `La permanence ${removed} est retirée.`,
  }),
]

/** @throws BadUse */
function wanted({ values }: Input): Omit<DutyNew, 'userId'> {
  const call = optional(values, 'call')
  const [callFrom, callTo, ...more] = call?.split('-') ?? []
  const parsed = dutyNew.omit({ userId: true }).safeParse({
    from: required(values, 'from'),
    to: optional(values, 'to') ?? null,
    callFrom: callFrom ?? null,
    callTo: callTo ?? null,
  })
  const isWhole = call === undefined || (callTo !== undefined && more.length === 0)
  if (parsed.success && isWhole) return parsed.data
  const field = parsed.error?.issues[0]?.path[0]
  throw new BadUse(
    field === 'from' || field === 'to'
      ? `--${field} doit être une date AAAA-MM-JJ, ${askedBetween}.`
      : '--call doit être deux heures, comme 18:00-22:00.',
  )
}

function personOf({ values }: Input, { people }: DutiesShape): string {
  return personNamed(people, required(values, 'person')).id
}

function chosen({ positionals }: Input): number {
  const [word, ...more] = positionals
  if (word === undefined || more.length > 0) throw new BadUse('Donnez le numéro d’une permanence.')
  return idOf(word, 'La permanence')
}

function line({ id, name, from, to, callFrom, callTo }: DutyShape): string {
  const dates =
    to === null ? `à partir du ${frenchDate(from)}, jusqu’à nouvel ordre` : frenchPeriod(from, to)
  const call =
    callFrom === null || callTo === null
      ? ''
      : `, astreinte de ${clock(callFrom)} à ${clock(callTo)}`
  return `${id}  ${name}, ${dates}${call}`
}

function clock(time: string): string {
  return frenchClock(Number(time.slice(0, 2)), Number(time.slice(3)))
}
