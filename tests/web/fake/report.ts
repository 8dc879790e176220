import type { EpisodeShape } from '../../../server/shapes/conversation.ts'
import type { ReportShape, SummaryShape } from '../../../server/shapes/report.ts'
import { iso, START } from './commune.ts'

const MINUTE = 60_000

type Case = {
  author: string
  text: string
  hours: number
  office: number
  elapsed: number | null
} & Pick<EpisodeShape, 'state'> &
  Partial<Pick<EpisodeShape, 'outOfHours' | 'reason' | 'visibility' | 'channel'>>

/** Case 36 of reply-time.md and what goes with it, told in hours before now. */
const cases: Case[] = [
  {
    author: 'Sophie Renard',
    text: 'La déchetterie est-elle ouverte lundi ?',
    hours: 26,
    office: 2,
    elapsed: 2,
    state: 'answered',
  },
  {
    author: 'Karim Haddad',
    text: 'Où se garer pour la brocante ?',
    hours: 25.5,
    office: 4,
    elapsed: 4,
    state: 'answered',
    visibility: 'private',
  },
  {
    author: 'Lucie Faure',
    text: 'Le car de 7 h 10 passe-t-il demain ?',
    hours: 24,
    office: 5,
    elapsed: 5,
    state: 'answered',
  },
  {
    author: 'Paul Garnier',
    text: 'Bonsoir, peut-on louer la salle des fêtes le 20 ?',
    hours: 15,
    office: 0,
    elapsed: 7,
    state: 'answered',
    outOfHours: true,
    visibility: 'private',
  },
  {
    author: 'Inès Roux',
    text: 'Un lampadaire clignote rue des Écoles.',
    hours: 4,
    office: 12,
    elapsed: 12,
    state: 'answered',
  },
  {
    author: 'Thomas Leroy',
    text: 'Quels papiers pour une carte d’identité ?',
    hours: 3.6,
    office: 14,
    elapsed: 14,
    state: 'answered',
    visibility: 'private',
    channel: 2,
  },
  {
    author: 'Élodie Blanc',
    text: 'Le marché a-t-il lieu le 11 ?',
    hours: 2.5,
    office: 20,
    elapsed: 140,
    state: 'answered',
  },
  {
    author: 'Yann Prigent',
    text: 'Qui contacter pour un nid de frelons ?',
    hours: 2.2,
    office: 40,
    elapsed: 40,
    state: 'answered',
  },
  {
    author: 'Nadia Kessler',
    text: 'Le car scolaire passe-t-il quand même ce soir ?',
    hours: 0.55,
    office: 33,
    elapsed: null,
    state: 'missed',
  },
  {
    author: 'Julie Martin',
    text: 'La mairie est-elle ouverte samedi matin ?',
    hours: 0.18,
    office: 11,
    elapsed: null,
    state: 'waiting',
    visibility: 'private',
  },
  {
    author: 'Amina Belkacem',
    text: 'Merci beaucoup 👍',
    hours: 1.1,
    office: 0,
    elapsed: null,
    state: 'excluded',
    reason: 'courtesy',
  },
]

export function makeEpisodes(): EpisodeShape[] {
  return cases.map((one, index) => {
    const opened = START - one.hours * 60 * MINUTE
    const isAnswered = one.state === 'answered'
    const channel = one.channel ?? 1
    return {
      id: 500 + index,
      conversation: (index % 5) + 1,
      channel,
      channelName: channel === 1 ? 'Page de la mairie' : 'Bibliothèque municipale',
      visibility: one.visibility ?? 'public',
      subject: null,
      author: one.author,
      openedBy: 900 + index,
      text: one.text,
      openedAt: iso(opened),
      closedBy: isAnswered ? 950 + index : null,
      closedAt: isAnswered ? iso(opened + (one.elapsed ?? 0) * MINUTE) : null,
      state: one.state,
      reason: one.reason ?? null,
      elapsedMs: one.elapsed === null ? null : one.elapsed * MINUTE,
      officeMs: one.office * MINUTE,
      onTime: isAnswered ? one.office <= 15 : one.state === 'missed' ? false : null,
      outOfHours: one.outOfHours ?? false,
      fullAnswerMs: null,
      detectionMs: 45_000,
      history: false,
    }
  })
}

export const noSummary: SummaryShape = {
  onTime: 0,
  counted: 0,
  waiting: 0,
  missed: 0,
  excluded: 0,
  withdrawn: 0,
  ratio: null,
  wilson: null,
  medianMs: null,
  p90Ms: null,
}

/** Counts are counted; the estimates are those of the worked case. */
export function summaryOf(episodes: readonly EpisodeShape[]): SummaryShape {
  const count = (state: EpisodeShape['state']) => episodes.filter(one => one.state === state).length
  const counted = count('answered') + count('missed')
  if (episodes.length === 0) return noSummary
  const onTime = episodes.filter(one => one.onTime === true).length
  return {
    onTime,
    counted,
    waiting: count('waiting'),
    missed: count('missed'),
    excluded: count('excluded'),
    withdrawn: count('withdrawn'),
    ratio: counted === 0 ? null : onTime / counted,
    wilson: counted === 0 ? null : [0.35, 0.88],
    medianMs: counted === 0 ? null : 12 * MINUTE,
    p90Ms: counted === 0 ? null : 40 * MINUTE,
  }
}

const medians = [22, 19, 24, 17, 16, null, 14, 12, 13, 9, 11, 12]

function weeksBefore(): ReportShape['weeks'] {
  const monday = Date.parse('2026-09-07T00:00:00Z')
  const dateOf = (week: number, day: number) =>
    iso(monday + (week * 7 + day) * 86_400_000).slice(0, 10)
  return medians.map((median, index) => ({
    week: `2026-W${37 + index}`,
    from: dateOf(index, 0),
    to: dateOf(index, 6),
    summary:
      median === null
        ? noSummary
        : {
            ...noSummary,
            onTime: 6 + (index % 4),
            counted: 11 + (index % 3),
            missed: 1,
            ratio: 0.6,
            wilson: [0.35, 0.88],
            medianMs: median * MINUTE,
            p90Ms: (median + 25) * MINUTE,
          },
  }))
}

export function makeReport(
  from: string,
  to: string,
  channel: number | null,
  isEmpty: boolean,
): ReportShape {
  const all = isEmpty ? [] : makeEpisodes()
  const episodes = all.filter(one => channel === null || one.channel === channel)
  const named = [
    { channel: 1, name: 'Page de la mairie' },
    { channel: 2, name: 'Bibliothèque municipale' },
  ].filter(one => channel === null || one.channel === channel)
  return {
    from,
    to,
    channel,
    aimMinutes: 10,
    targetMinutes: 15,
    summary: summaryOf(episodes),
    elapsed: { medianMs: 14 * MINUTE, p90Ms: null },
    weeks: isEmpty ? weeksBefore().map(week => ({ ...week, summary: noSummary })) : weeksBefore(),
    channels: named.map(one => ({
      ...one,
      summary: summaryOf(episodes.filter(episode => episode.channel === one.channel)),
    })),
    outOfHours: episodes.filter(one => one.outOfHours).length,
    history: 0,
    notMeasured: isEmpty
      ? []
      : [
          'Les appels téléphoniques et les visites au guichet.',
          'Les messages des communes voisines.',
        ],
    episodes,
  }
}
