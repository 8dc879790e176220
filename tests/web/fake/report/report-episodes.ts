import { localDay, localFields } from '../../../../server/language/french.ts'
import type { EpisodeShape } from '../../../../server/reply-times/shapes.ts'
import { iso, START } from '../commune.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const ZONE = 'Europe/Paris'

type Case = {
  author: string
  text: string
  /** Before now. */
  hours: number
  /** Minutes on both clocks; `elapsed` is null while nobody answered. */
  office: number
  elapsed: number | null
  holding?: boolean
  /** What it is where no exclusion counts. */
  unfiltered?: { state: 'missed'; office: number }
} & Pick<EpisodeShape, 'state'> &
  Partial<Pick<EpisodeShape, 'outOfHours' | 'reason' | 'visibility' | 'channel'>>

/** Case 36 of docs/reply-times.md and what goes with it, told in hours before now. */
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
    holding: true,
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
    unfiltered: { state: 'missed', office: 66 },
  },
  {
    author: 'Gains Faciles',
    text: 'Gagnez 3 000 € par mois !!!',
    hours: 3,
    office: 0,
    elapsed: null,
    state: 'excluded',
    reason: 'moderation',
    unfiltered: { state: 'missed', office: 132 },
  },
  {
    author: 'Léa Simon',
    text: 'Je me suis trompée de page, pardon.',
    hours: 2,
    office: 3,
    elapsed: 3,
    state: 'withdrawn',
    visibility: 'private',
  },
]

/** Medians of the weeks before this one, the last first; null: nobody wrote. */
const medians = [11, 9, 13, 12, 14, null, 16, 17, 24, 19, 22]
/** The week before in which most still wait. */
const UNREACHED = 9
/** With this one, five years. */
const WEEKS_BEFORE = 260

/** Eleven messages in each week before, around its median. */
function earlier(): Case[] {
  const monday = Date.parse('2026-11-23T00:00:00Z')
  return Array.from({ length: WEEKS_BEFORE }, (_, index) => index + 1).flatMap(week => {
    const median = week <= medians.length ? (medians[week - 1] ?? null) : 10 + ((week * 7) % 15)
    if (median === null) return []
    return Array.from({ length: 11 }, (_, place): Case => {
      const at = monday - week * 7 * DAY + (place % 6) * DAY + (7 + place) * HOUR
      const isMissed = week === UNREACHED && place > 3
      const office = isMissed ? 900 : median + place - 5
      return {
        author: `Habitant ${week}-${place}`,
        text: 'Quand passe la benne à verre ?',
        hours: (START - at) / HOUR,
        office,
        elapsed: isMissed ? null : office + (place % 4 === 0 ? 60 : 0),
        state: isMissed ? 'missed' : 'answered',
        visibility: place % 2 === 0 ? 'public' : 'private',
        channel: place % 3 === 2 ? 2 : 1,
      }
    })
  })
}

/** With what only a report knows of it; `weekday` is 1 for Monday to 7 for Sunday. */
export type FakeEpisode = EpisodeShape & {
  holding: boolean
  date: string
  weekday: number
  hour: number
}

function episodeOf(one: Case, index: number): FakeEpisode {
  const opened = START - one.hours * HOUR
  const isAnswered = one.state === 'answered'
  const channel = one.channel ?? 1
  const { weekday, hour } = localFields(opened, ZONE)
  const closed = isAnswered || one.state === 'withdrawn'
  return {
    id: 500 + index,
    conversation: (index % 5) + 1,
    channel,
    channelName: channel === 1 ? 'Page de la mairie' : 'Bibliothèque municipale',
    visibility: one.visibility ?? 'public',
    subject: null,
    author: one.author,
    openedBy: 9000 + index,
    text: one.text,
    openedAt: iso(opened),
    closedBy: isAnswered ? 19_000 + index : null,
    closedAt: closed ? iso(opened + (one.elapsed ?? 0) * MINUTE) : null,
    state: one.state,
    reason: one.reason ?? null,
    elapsedMs: one.elapsed === null ? null : one.elapsed * MINUTE,
    officeMs: one.office * MINUTE,
    onTime: isAnswered ? one.office <= 15 : one.state === 'missed' ? false : null,
    outOfHours: one.outOfHours ?? false,
    fullAnswerMs:
      isAnswered && one.holding !== true && one.elapsed !== null ? one.elapsed * MINUTE : null,
    detectionMs: 45_000,
    history: false,
    holding: one.holding ?? false,
    date: localDay(opened, ZONE),
    weekday,
    hour,
  }
}

/** This week's episodes. */
export function makeEpisodes(): FakeEpisode[] {
  return cases.map(episodeOf)
}

const all = [...cases, ...earlier()]
const byOpening = (a: FakeEpisode, b: FakeEpisode) => a.openedAt.localeCompare(b.openedAt)
const unfiltered = ({ unfiltered: other, ...one }: Case): Case =>
  other === undefined ? one : { ...one, ...other, reason: null }

/** Five years of them, oldest first; `ignored`: as if nothing excluded any. */
export const fiveYears = {
  applied: all.map(episodeOf).sort(byOpening),
  ignored: all.map(unfiltered).map(episodeOf).sort(byOpening),
}
