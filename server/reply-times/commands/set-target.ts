import { BadUse, command, type Input, optional, required } from '../../cli/command.ts'
import { describeTargets } from '../../hours/describe-hours.ts'
import { mostTarget, type Target } from '../../hours/rules-target.ts'
import type { TargetsEdit, TargetsShape } from '../../hours/shapes.ts'
import { isDate } from '../../language/zone.ts'
import { finishRebuild, ofCommand } from '../rebuild.ts'

export const commands = [
  command<TargetsShape>({
    name: 'hours set-target',
    usage: 'OBJECTIF --from DATE [--channel ID]',
    summary:
      'Fixe l’objectif de la mairie, ou d’un canal, à partir d’une date (« 15min », « 2j » ouvrés, « mairie » : comme elle).',
    options: { from: { type: 'string' }, channel: { type: 'string' } },
    async ask(api, input, here) {
      const changed = await api('PUT /targets', { json: editOf(await api('GET /targets'), input) })
      // There need not be a server whose job it would be.
      if (here) await finishRebuild(here.context, here.commune.id, { pace: ofCommand })
      return changed
    },
    print: describeTargets,
  }),
]

/** What is kept already, with the version that is asked for in place of the one of its date. */
function editOf({ commune, channels }: TargetsShape, input: Input): TargetsEdit {
  const from = required(input.values, 'from')
  if (!isDate(from)) {
    throw new BadUse(`--from doit être une date comme 2026-06-01, pas « ${from} ».`)
  }
  const channel = channelOf(input)
  const versions =
    channel === null ? commune : (channels.find(one => one.channel === channel)?.versions ?? [])
  const kept = versions.filter(one => one.from !== from)
  return { channel, versions: [...kept, { from, target: targetOf(input) }] }
}

function channelOf({ values }: Input): number | null {
  const text = optional(values, 'channel')
  if (text === undefined) return null
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new BadUse(`--channel doit être le numéro d’un canal, pas « ${text} ».`)
}

function targetOf({ positionals }: Input): Target | null {
  const [word, ...more] = positionals
  if (word === 'mairie' && more.length === 0) return null
  const [, number = '', unit = ''] = /^(\d{1,4})\s?(min|j)$/.exec(positionals.join(' ')) ?? []
  const count = Number(number)
  if (unit === 'min' && count >= 1 && count <= mostTarget.minutes) return { minutes: count }
  if (unit === 'j' && count >= 1 && count <= mostTarget.workingDays) return { workingDays: count }
  throw new BadUse(
    `Donnez un objectif : « 15min » (${mostTarget.minutes} au plus), « 2j » ouvrés (${mostTarget.workingDays} au plus), ou « mairie » pour un canal.`,
  )
}
