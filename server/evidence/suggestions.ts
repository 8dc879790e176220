import { channelsOf } from '../channels/rows.ts'
import type { Deps } from '../deps.ts'
import { agendaPath } from '../language/agenda-address.ts'
import { frenchList, NBSP } from '../language/french.ts'
import { partnersOf } from '../partners/rows.ts'
import type { ReportFiguresShape } from '../reply-times/shapes.ts'
import { shareFiguresOf, type shareWeekFigures } from '../shares/figures.ts'
import type { AudienceReportShape } from '../subscribers/shapes.ts'
import type { EvidenceShape } from './shapes.ts'

export type EvidenceDeps = Pick<Deps, 'db' | 'clock' | 'connectors' | 'publicUrl'>

/** What Tambour knows of a year, by the functions that *Délais*, *Combien de personnes* and the digest have it from. */
export type KnownYear = {
  audience: AudienceReportShape
  replies: ReportFiguresShape
  /** Null: nothing was offered to neighbours. */
  shares: Awaited<ReturnType<typeof shareWeekFigures>>
}

type Suggestion = Omit<EvidenceShape['suggestions'][number], 'figures' | 'operator'>

const everybody = 'Tous les habitants'

/**
 * What the form of each action that Tambour knows of may be filled with, for a person to look at and
 * change: in French, as the label reads it. The cost is what the commune said of its channels.
 */
export async function suggestionsFor(
  { db, connectors, publicUrl }: EvidenceDeps,
  communeId: number,
  { audience, replies }: KnownYear,
): Promise<Suggestion[]> {
  const answered = new Set(
    replies.channels.flatMap(({ channel, summary }) =>
      summary.counted + summary.waiting > 0 ? channel : [],
    ),
  )
  const networks = (await channelsOf(db, communeId))
    .filter(({ id }) => answered.has(id))
    .flatMap(({ connector }) => connectors[connector]?.manifest.label.fr ?? [])
  const { partners: offered } = await shareFiguresOf({ db }, communeId)
  const accepting = new Set(offered.flatMap(one => (one.accepted > 0 ? one.partner : [])))
  const neighbours = (await partnersOf(db, communeId)).filter(({ id }) => accepting.has(id))
  const costOf = (...by: (string | null)[]) => {
    const costs = audience.channels.flatMap(one =>
      by.includes(one.way) ? (one.yearlyCost ?? []) : [],
    )
    return costs.length === 0 ? null : costs.reduce((sum, one) => sum + one, 0)
  }
  const shared = { targetAudience: everybody, startsOn: null, partnerNames: '' }
  const named = [...new Set(networks)]
  return [
    {
      ...shared,
      known: 'replies',
      title:
        named.length === 1
          ? `Réponses aux habitants${NBSP}: ${named[0]}`
          : 'Réponses aux habitants en ligne',
      ...{ service: 'Relation avec les habitants', challenge: 'démocratie locale' },
      ...{ startsOn: replies.since, annualCost: null, publicLink: null },
      summary: `La mairie répond aux messages et aux commentaires (${frenchList(named)}), et mesure ses délais.`,
    },
    {
      ...shared,
      known: 'shared-agenda',
      title: 'Agenda partagé avec les communes voisines',
      ...{ service: 'Agenda des événements', challenge: 'coopération' },
      partnerNames: shortened(neighbours.map(({ name }) => name)),
      ...{ annualCost: null, publicLink: `${publicUrl}${agendaPath}` },
      summary: 'Chaque événement est proposé aux communes voisines, qui le publient à leur tour.',
    },
    {
      ...shared,
      known: 'sms',
      title: 'Alertes par SMS',
      ...{ service: 'Alerte à la population', challenge: 'vie quotidienne' },
      ...{ annualCost: costOf('sms'), publicLink: audience.page },
      summary: 'Les habitants inscrits sont prévenus sur leur téléphone, même sans Internet.',
    },
    {
      ...shared,
      known: 'themes',
      title: 'Abonnement aux nouvelles par thème',
      ...{ service: 'Information des habitants', challenge: 'vie quotidienne' },
      ...{ annualCost: costOf('push', 'mail'), publicLink: audience.page },
      summary: 'Chacun choisit ce qu’il veut recevoir, par courriel ou notification, sans compte.',
    },
  ]
}

/** As many names as the field holds. */
function shortened(names: readonly string[]): string {
  const most = 250
  const kept: string[] = []
  for (const name of names) {
    if ([...kept, name].join(', ').length > most) break
    kept.push(name)
  }
  return kept.join(', ')
}
