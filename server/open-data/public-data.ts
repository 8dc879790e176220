import { z } from 'zod'
import { targetLabel } from '../hours/rules-target.ts'
import { repliesPaths } from '../language/agenda-address.ts'
import { toIso } from '../language/instant.ts'
import { byteOrderMark, type Cell, csvLine } from '../platform/rules/csv.ts'
import type { PublishedReplies } from '../reply-times/public-replies.ts'
import { type PublicData, publicDataShape } from './shapes.ts'

/** Under which administrations publish (décret n° 2017-638; https://spdx.org/licenses/etalab-2.0.html). */
export const licence = {
  name: 'Licence Ouverte / Open Licence 2.0',
  url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
}

/** A commune’s reply times as a document. @param query « ?commune=2 » */
export function publicData(
  { commune, asOf, weeks, months, networks }: PublishedReplies,
  publicUrl: string,
  query: string,
): PublicData {
  const paths = repliesPaths(query)
  const { name, inseeCode, postcode, households, householdsYear } = commune
  return {
    $schema: `${publicUrl}${paths.schema}`,
    version: '1.0',
    licence,
    page: `${publicUrl}${paths.page}`,
    asOf: toIso(asOf),
    commune: { name, inseeCode, postcode, households, householdsYear },
    networks,
    lastFourWeeks: weeks,
    months: months.map(({ from, to: _, ...month }) => ({ month: from.slice(0, 7), ...month })),
  }
}

/** JSON Schema 2020-12 of that document. */
export function jsonSchemaOf(publicUrl: string): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(publicDataShape)
  return {
    $schema,
    $id: `${publicUrl}${repliesPaths('').schema}`,
    title: 'Délais de réponse d’une commune à ses habitants',
    ...schema,
  }
}

type Month = PublicData['months'][number]
type Line = { data: PublicData; month: Month }

type CsvColumn = {
  name: string
  type: 'string' | 'integer' | 'number' | 'boolean' | 'yearmonth'
  description: string
  cell: (line: Line) => Cell
}

/** Beside each month whose it is, so that the files of several communes become one by putting them together. */
const columns: readonly CsvColumn[] = [
  {
    ...{ name: 'commune', type: 'string', description: 'Nom de la commune.' },
    cell: ({ data }) => data.commune.name,
  },
  {
    ...{ name: 'code_insee', type: 'string', description: 'Code officiel géographique.' },
    cell: ({ data }) => data.commune.inseeCode,
  },
  {
    ...{ name: 'menages', type: 'integer', description: 'Ménages, selon le recensement.' },
    cell: ({ data }) => data.commune.households,
  },
  {
    ...{ name: 'mois', type: 'yearmonth', description: 'Année et mois.' },
    cell: ({ month }) => month.month,
  },
  {
    ...{ name: 'masque', type: 'boolean' },
    description: 'oui : moins de 10 messages, les chiffres restent vides.',
    cell: ({ month }) => month.isWithheld,
  },
  {
    ...{ name: 'messages', type: 'integer' },
    description: 'Messages comptés : répondus, ou sans réponse alors que le délai est passé.',
    cell: ({ month }) => month.messages,
  },
  {
    ...{ name: 'a_temps', type: 'integer', description: 'Réponses à temps.' },
    cell: ({ month }) => month.onTime,
  },
  {
    ...{ name: 'part', type: 'number' },
    description: 'Part à temps, de 0 à 1, arrondie vers le bas.',
    cell: ({ month }) => month.share,
  },
  {
    ...{ name: 'part_basse', type: 'number' },
    description: 'Borne basse de l’intervalle à 95 % (Wilson).',
    cell: ({ month }) => month.shareLow,
  },
  {
    ...{ name: 'part_haute', type: 'number', description: 'Borne haute.' },
    cell: ({ month }) => month.shareHigh,
  },
  {
    ...{ name: 'mediane_min', type: 'integer' },
    description:
      'Délai médian en minutes d’ouverture, arrondi à la minute supérieure ; vide aussi quand plus de la moitié attendent encore.',
    cell: ({ month }) => month.medianMinutes,
  },
  {
    ...{ name: 'neuf_sur_dix_min', type: 'integer' },
    description: 'Délai de neuf réponses sur dix ; vide aussi avec moins de 30 messages.',
    cell: ({ month }) => month.p90Minutes,
  },
  {
    ...{ name: 'ouverture_h', type: 'number' },
    description: 'Heures d’ouverture de la mairie dans le mois.',
    cell: ({ month }) => month.openHours,
  },
  {
    ...{ name: 'objectif', type: 'string' },
    description: 'Délai d’une réponse à temps ; plusieurs sont séparés par « | ».',
    cell: ({ month }) => month.targets.map(target => targetLabel(target).fr).join(' | '),
  },
  {
    ...{ name: 'canaux', type: 'string' },
    description: 'Sortes de canaux mesurés, séparées par « | ».',
    cell: ({ data }) => data.networks.join(' | '),
  },
]

/** The months, one a line, for programs (RFC 4180). */
export function publicCsv(data: PublicData): string {
  const lines = data.months.map(month => csvLine(columns.map(({ cell }) => cell({ data, month }))))
  return [byteOrderMark, csvLine(columns.map(({ name }) => name)), ...lines].join('')
}

/** What the table's columns hold, as schema.data.gouv.fr wants it (https://specs.frictionlessdata.io/table-schema/). */
export function tableSchemaOf(publicUrl: string): Record<string, unknown> {
  return {
    $schema: 'https://specs.frictionlessdata.io/schemas/table-schema.json',
    name: 'delais-de-reponse-d-une-commune',
    title: 'Délais de réponse d’une commune à ses habitants',
    version: '1.0.0',
    path: `${publicUrl}${repliesPaths('').tableSchema}`,
    licenses: [{ name: 'etalab-2.0', title: licence.name, path: licence.url }],
    fields: columns.map(({ name, type, description }) => ({
      name,
      type,
      description,
      ...(type === 'boolean' && { trueValues: ['oui'], falseValues: ['non'] }),
    })),
    missingValues: [''],
    primaryKey: ['commune', 'mois'],
  }
}
