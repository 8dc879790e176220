import type { Language, Sentence } from '../language/sentence.ts'
import { spreadsheetOf } from '../people/commune.ts'
import { type Cell, type Column, csvLines } from '../platform/rules/csv.ts'
import { evidenceReport } from './evidence-report.ts'
import { evidenceSentences as say } from './sentences.ts'
import type { EvidenceFigure, EvidenceShape } from './shapes.ts'
import type { EvidenceDeps } from './suggestions.ts'

type Action = EvidenceShape['actions'][number]
type Line = { sheet: EvidenceShape; action: Action | null }

/** Empty where the sheet has no action. */
const of =
  (read: (action: Action) => Cell): Column<Line>[1] =>
  ({ action }) =>
    action === null ? null : read(action)

/** The figures of the year stand in each line, as in the tables beside it: one is filtered, none is summed. */
const figure = (key: EvidenceFigure['key'], heading: Sentence): Column<Line> => [
  heading,
  ({ sheet }) => sheet.figures.find(one => one.key === key)?.value ?? null,
]

const columns: Column<Line>[] = [
  [{ fr: 'Année', en: 'Year' }, ({ sheet }) => sheet.year],
  [{ fr: 'Action', en: 'Action' }, of(one => one.title)],
  [{ fr: 'Retenue', en: 'Taken' }, of(one => one.isTaken)],
  [{ fr: 'Situation', en: 'Standing' }, of(one => say[one.standing])],
  [{ fr: 'Publics visés', en: 'Target audience' }, of(one => one.targetAudience)],
  [{ fr: 'Service', en: 'Service' }, of(one => one.service)],
  [{ fr: 'Enjeu', en: 'Challenge' }, of(one => one.challenge)],
  [{ fr: 'Début', en: 'Start' }, of(one => one.startsOn)],
  [{ fr: 'Fin', en: 'End' }, of(one => one.endsOn)],
  [{ fr: 'Opérateur', en: 'Operator' }, of(one => one.operator)],
  [{ fr: 'Partenaires', en: 'Partners' }, of(one => one.partnerNames)],
  [
    { fr: 'Coût par an (€)', en: 'Cost a year (€)' },
    of(one => one.annualCost && one.annualCost / 100),
  ],
  [{ fr: 'Lien public', en: 'Public link' }, of(one => one.publicLink)],
  [{ fr: 'En quelques mots', en: 'In a few words' }, of(one => one.summary)],
  [{ fr: 'Chiffres', en: 'Figures' }, of(one => one.figures)],
  figure('households', say.households),
  [{ fr: 'Abonnés', en: 'Followers' }, ({ sheet }) => sheet.numbers.followers],
  [{ fr: 'Foyers', en: 'Households' }, ({ sheet }) => sheet.numbers.households],
  [say.received, ({ sheet }) => sheet.numbers.received],
  [{ fr: 'Messages comptés', en: 'Messages counted' }, ({ sheet }) => sheet.numbers.counted],
  [say.onTime, ({ sheet }) => sheet.numbers.onTime],
  [{ fr: 'Part à temps', en: 'Share on time' }, ({ sheet }) => sheet.numbers.ratio],
  [
    { fr: 'Délai médian, ouverture', en: 'Median, opening hours' },
    ({ sheet }) => sheet.numbers.medianMs,
    'duration',
  ],
  [
    { fr: 'Délai médian, écoulé', en: 'Median, elapsed' },
    ({ sheet }) => sheet.numbers.elapsedMedianMs,
    'duration',
  ],
  [{ fr: 'Du', en: 'From' }, ({ sheet }) => sheet.from],
  [{ fr: 'Au', en: 'To' }, ({ sheet }) => sheet.to],
]

/**
 * The sheet as a table, an action a line (`platform/rules/csv.ts`); without an action one line has the
 * figures all the same.
 * @param spreadsheet in which language; undefined: for programs
 * @throws Refusal, as `evidenceReport` does
 */
export async function evidenceCsv(
  deps: EvidenceDeps,
  communeId: number,
  year: number,
  spreadsheet: Language | undefined,
): Promise<Generator<string>> {
  const sheet = await evidenceReport(deps, communeId, year)
  const actions = sheet.actions.length === 0 ? [null] : sheet.actions
  const lines = actions.map(action => ({ sheet, action }))
  return csvLines(columns, lines, await spreadsheetOf(deps, communeId, spreadsheet))
}
