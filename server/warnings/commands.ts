import { readFile } from 'node:fs/promises'
import { BadUse, command, type Input, idOf, readAll, repeated, required } from '../cli/command.ts'
import { frenchCount } from '../language/french.ts'
import { BadInput } from '../platform/refusal.ts'
import { warningTopics } from './rules-warning.ts'
import { warningSentences as say } from './sentences.ts'
import { type WarningShape, warningLift, warningNew } from './shapes.ts'

export const commands = [
  command<WarningShape>({
    name: 'warn',
    usage: '--topic SUJET --until HEURE --text-file FICHIER --channel ID… [--drill]',
    summary: `Alerte la population aussitôt, ou la mairie seule par un exercice (${warningTopics.join(', ')}).`,
    options: {
      topic: { type: 'string' },
      until: { type: 'string' },
      'text-file': { type: 'string' },
      channel: { type: 'string', multiple: true },
      drill: { type: 'boolean' },
    },
    async ask(api, input) {
      return await api('POST /warnings', { json: await wanted(input) })
    },
    print: ({ id, isDrill, channels, drillTo }) =>
      isDrill
        ? `Exercice ${id} envoyé à ${frenchCount(drillTo ?? 0, 'personne', 'personnes')}.`
        : `Alerte ${id} envoyée sur ${frenchCount(channels.length, 'canal', 'canaux')}.`,
  }),
  command<WarningShape>({
    name: 'lift',
    usage: 'ID [--text TEXTE]',
    summary:
      'Retire une alerte partout ; --text le dit à ceux qu’elle a atteints par notification et par courriel.',
    options: { text: { type: 'string' } },
    async ask(api, { values, positionals }) {
      const id = idOf(positionals[0] ?? '', 'L’alerte')
      const lift = warningLift.safeParse({ text: values.text ?? null })
      if (!lift.success) throw new BadInput(say.endTextLength)
      return await api('POST /warnings/:id/lift', { param: { id }, json: lift.data })
    },
    print: ({ id, channels }) => {
      const left = channels.filter(({ takenBack }) => takenBack === 'impossible')
      const stays = left.map(({ name, url }) => `\nÀ retirer sur place : ${name} ${url ?? ''}`)
      return `Alerte ${id} retirée.${stays.join('')}`
    },
  }),
]

/** @throws BadUse, BadInput */
async function wanted({ values, positionals, stdin }: Input) {
  const ids = [...repeated(values, 'channel').flatMap(value => value.split(',')), ...positionals]
  if (ids.length === 0) throw new BadUse('Il manque --channel.')
  const topic = required(values, 'topic')
  const endsLocal = required(values, 'until')
  const file = required(values, 'text-file')
  const parsed = warningNew.safeParse({
    ...{ topic, endsLocal, isDrill: values.drill === true },
    channels: ids.map(id => idOf(id.trim(), 'Le canal')),
    text: file === '-' ? await readAll(stdin) : await contentOf(file),
  })
  if (parsed.success) return parsed.data
  const field = parsed.error.issues[0]?.path[0]
  if (field === 'topic') throw new BadUse(`--topic est l’un de ${warningTopics.join(', ')}.`)
  if (field === 'endsLocal') {
    throw new BadUse(
      `--until doit être une heure locale comme 2027-07-13T18:30, pas « ${endsLocal} ».`,
    )
  }
  throw new BadInput(say.textLength)
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new BadInput(
      say.fileUnreadable(file, error instanceof Error ? error.message : String(error)),
    )
  }
}
