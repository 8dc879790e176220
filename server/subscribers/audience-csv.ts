import type { Language, Translations } from '../language/sentence.ts'
import { spreadsheetOf } from '../people/commune.ts'
import { type Column, csvLines } from '../platform/rules/csv.ts'
import { audienceReport, type Period } from './audience-report.ts'
import type { AudienceReportShape } from './shapes.ts'

type Report = AudienceReportShape
type Line = { channel: Report['channels'][number]; report: Report }

const kinds: Record<Line['channel']['people']['kind'], Translations | null> = {
  followers: { fr: 'abonnés, selon le réseau', en: 'followers, by the network' },
  subscribers: { fr: 'abonnés, inscrits ici', en: 'subscribers, signed up here' },
  readers: { fr: 'lecteurs de la publication la plus lue', en: 'readers of the most read post' },
  none: null,
}

/** An amount or a number of minutes that nobody said is empty, and never 0. */
const columns: Column<Line>[] = [
  [{ fr: 'Canal', en: 'Channel' }, ({ channel }) => channel.name],
  [{ fr: 'Réseau', en: 'Network' }, ({ channel }) => channel.connector],
  [{ fr: 'Thème', en: 'Theme' }, ({ channel }) => channel.theme],
  [{ fr: 'Personnes', en: 'People' }, ({ channel }) => channel.people.count],
  [{ fr: 'Comptées comme', en: 'Counted as' }, ({ channel }) => kinds[channel.people.kind]],
  [{ fr: 'Comptées le', en: 'Counted on' }, ({ channel }) => channel.people.day ?? null],
  [
    { fr: 'Au début de la période', en: 'At the beginning of the period' },
    ({ channel }) => channel.people.before?.count ?? null,
  ],
  [{ fr: 'Publications', en: 'Posts' }, ({ channel }) => channel.posts],
  [{ fr: 'Envois partis', en: 'Sendings gone out' }, ({ channel }) => channel.reached],
  [{ fr: 'Coût (€)', en: 'Cost (€)' }, ({ channel: { cents } }) => cents && cents / 100],
  [{ fr: 'Temps passé (min)', en: 'Time spent (min)' }, ({ channel }) => channel.minutes],
  [{ fr: 'Du', en: 'From' }, ({ report }) => report.from],
  [{ fr: 'Au', en: 'To' }, ({ report }) => report.to],
  [{ fr: 'Foyers', en: 'Households' }, ({ report }) => report.households?.count ?? null],
  [{ fr: 'Recensement', en: 'Census' }, ({ report }) => report.households?.year ?? null],
]

/**
 * What each channel reaches and costs, one a line (`platform/rules/csv.ts`).
 * @param spreadsheet in which language; undefined: for programs
 * @throws Refusal, as `audienceReport` does
 */
export async function audienceCsv(
  deps: Parameters<typeof audienceReport>[0],
  communeId: number,
  period: Period,
  spreadsheet: Language | undefined,
): Promise<Generator<string>> {
  const report = await audienceReport(deps, communeId, period)
  const lines = report.channels.map(channel => ({ channel, report }))
  return csvLines(columns, lines, await spreadsheetOf(deps, communeId, spreadsheet))
}
