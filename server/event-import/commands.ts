import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  BadUse,
  commandActor,
  type Input,
  idOf,
  type Local,
  localCommand,
  optional,
  repeated,
} from '../cli/command.ts'
import { listPlans } from '../events/plan-templates.ts'
import { eventSentences } from '../events/sentences.ts'
import { frenchCount, frenchLocalTime, frenchNumber, NBSP } from '../language/french.ts'
import { BadInput } from '../platform/refusal.ts'
import { importEvents, previewEventFile } from './import.ts'
import type { EventsImported, ImportLinePreview, ImportPreview } from './shapes.ts'

type ImportedEvents = ImportPreview & {
  /** Null: only looked at, or kept from being made. */
  imported: EventsImported | null
}

export const commands = [
  localCommand<ImportedEvents>({
    name: 'import events',
    usage:
      'FICHIER (--plan NOM --channel ID… | --no-posts) [--hour HH:MM] [--update] [--valid-only] [--dry-run]',
    summary:
      'Crée les événements d’un tableau CSV ou d’un agenda .ics, et programme leurs publications (--dry-run : les montre seulement).',
    options: {
      plan: { type: 'string' },
      channel: { type: 'string', multiple: true },
      'no-posts': { type: 'boolean' },
      hour: { type: 'string' },
      update: { type: 'boolean' },
      'valid-only': { type: 'boolean' },
      'dry-run': { type: 'boolean' },
    },
    async local(local, input) {
      const { context, commune } = local
      const { file, name } = await fileOf(input)
      const choices = await choicesOf(local, input)
      const preview = await previewEventFile(context, commune.id, file, choices)
      const lines = preview.lines.filter(
        ({ becomes }) => becomes !== 'refused' || input.values['valid-only'] !== true,
      )
      const isRefused = lines.some(({ becomes }) => becomes === 'refused')
      if (input.values['dry-run'] === true || isRefused || preview.problems.length > 0) {
        return { ...preview, imported: null }
      }
      const by = { communeId: commune.id, userId: null, actor: commandActor }
      const imported = await importEvents(context, by, {
        fileName: name,
        lines,
        rules: preview.rules,
        plan: choices.plan ?? null,
        channels: choices.channels ?? [],
        clock: choices.clock ?? null,
        known: input.values.update === true ? 'update' : 'skip',
      })
      return { ...preview, imported }
    },
    print,
    failed: ({ imported, counts, problems }) =>
      imported === null && (counts.refused > 0 || problems.length > 0),
  }),
]

async function fileOf({ positionals }: Input): Promise<{ file: Uint8Array; name: string }> {
  const [place, ...more] = positionals
  if (place === undefined || more.length > 0) {
    throw new BadUse('Donnez le fichier, un tableau CSV ou un agenda .ics, et lui seul.')
  }
  try {
    return { file: await readFile(place), name: basename(place).slice(0, 255) }
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    throw new BadInput(eventSentences.fileUnreadable(place, cause))
  }
}

async function choicesOf({ context, commune }: Local, { values }: Input) {
  const hour = optional(values, 'hour')
  if (hour !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(hour)) {
    throw new BadUse(`--hour doit être une heure comme 18:30, pas « ${hour} ».`)
  }
  const channels = repeated(values, 'channel')
    .flatMap(value => value.split(','))
    .map(id => idOf(id.trim(), 'Le canal'))
  const name = optional(values, 'plan')
  if (values['no-posts'] === true) {
    if (name !== undefined || channels.length > 0) {
      throw new BadUse('--no-posts ne va ni avec --plan ni avec --channel.')
    }
    return { plan: undefined, channels, clock: hour }
  }
  if (name === undefined) {
    throw new BadUse(
      'Dites --plan NOM et --channel ID pour annoncer ces événements, ou --no-posts.',
    )
  }
  const { plans } = await listPlans(context, commune.id)
  const plan = plans.find(one => one.name.toLowerCase() === name.toLowerCase())
  if (plan === undefined) {
    const known = plans.map(one => `« ${one.name} »`).join(', ')
    throw new BadUse(`Aucun plan ne s’appelle « ${name} » : il y a ${known}.`)
  }
  return { plan: plan.id, channels, clock: hour }
}

function print({ lines, notes, problems, counts, imported }: ImportedEvents): string {
  const publications = frenchCount(counts.publications, 'publication', 'publications')
  const past =
    counts.past === 0
      ? []
      : [
          `${frenchCount(counts.past, 'étape déjà passée, laissée', 'étapes déjà passées, laissées')} de côté.`,
        ]
  const shown = [...lines.flatMap(lineLabels), ...[...notes, ...problems].map(({ fr }) => fr)]
  if (imported === null) {
    const wrong = counts.refused > 0 || problems.length > 0
    return [
      ...shown,
      `${frenchCount(counts.made, 'événement', 'événements')} à créer, ${frenchNumber(counts.known)} déjà là, ${frenchNumber(counts.refused)} à corriger${NBSP}; ${publications}.`,
      ...past,
      wrong
        ? 'Rien n’a été créé : corrigez le fichier, ou laissez ces lignes avec --valid-only.'
        : 'Rien n’a été créé : c’était un essai.',
    ].join('\n')
  }
  return [
    ...shown,
    `Import ${imported.id}${NBSP}: ${frenchCount(imported.made, 'événement créé', 'événements créés')}, ${frenchNumber(imported.updated)} mis à jour, ${frenchNumber(imported.skipped)} déjà là${NBSP}; ${publications}.`,
    ...past,
  ].join('\n')
}

function lineLabels({ line, title, start, becomes, findings }: ImportLinePreview): string[] {
  const at = line === null ? '' : `l. ${line}  `
  const when =
    start.length > 10 ? frenchLocalTime(start) : start.replace(/^T/, 'sans date, à ') || 'sans date'
  const what = { new: '', known: ' (déjà là)', refused: ' (à corriger)' }[becomes]
  return [
    `${at}${when}  ${title || 'sans titre'}${what}`,
    ...findings.map(({ message }) => `    ${message.fr}`),
  ]
}
