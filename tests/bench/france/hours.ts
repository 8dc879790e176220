import { type Chance, chanceOf } from '../../storm/chance.ts'
import { type Arrival, type Kind, type Outcome, quantileOf, simulate } from './simulation.ts'

/** What one of a kind costs, as it was measured. */
export type Cost = {
  /** CPU, ms. */
  workerMs: number
  postgresMs: number
  commits: number
  fsyncs: number
  walBytes: number
}

export type Measured = {
  /** One look in which nobody wrote; a message with its episode, beyond the look; a post. */
  look: Cost
  message: Cost
  post: Cost
  /** What a look brings as gzip sends it, bytes. */
  lookZipped: number
  /** Of a message with all that it brings, indexes included, on the disk. */
  messageBytes: number
  /** Commits a second that one connection has on disk one after the other. */
  commitsASecond: number
  /** Looks and sendings under way at the same time in one process, and its connections. */
  abreast: number
  sendsAtOnce: number
  connections: number
}

/** What nobody measured here: docs/capacity.md says where each is from. */
export const assumed = {
  communes: 34_900,
  lookMs: 60_000,
  closedMs: 120_000,
  awaitedShare: 0.05,
  messagesAWeek: 40,
  /** Of a week's messages, those of the 24 opening hours; at ten on Tuesday three times their average. */
  openShare: 0.6,
  openHours: 24,
  busyFactor: 3,
  callMs: 300,
  callsALook: 2,
  callsAPost: 2,
  /** Mairies that are open before ten on Tuesdays; the others open then. */
  earlyShare: 0.5,
  announcing: 0.6,
  channelsEach: 2,
  networkMbit: 1_000,
  walMb: 200,
  diskGb: 1_000,
  /** PostgreSQL's own `max_connections`. */
  connections: 100,
} as const

const minute = 60_000
const second = 1000

export type Hour = {
  name: string
  arrivals(communes: number, chance: Chance): Arrival[]
  untilMs: number
  /** On the average of its busiest minutes, a second. */
  looks(communes: number): number
  messages(communes: number): number
  postsAtOnce(communes: number): number
}

const opensMs = 5 * minute
const hourMs = 35 * minute

const busyMessages = (communes: number) =>
  (communes * assumed.messagesAWeek * assumed.openShare * assumed.busyFactor) /
  (assumed.openHours * 3600)

/** How each is looked at, begins somewhere in its interval. */
function looksOf(
  communes: number,
  kind: Kind,
  chance: Chance,
  everyOf: (n: number) => number | ((at: number) => number),
): Arrival[] {
  return Array.from({ length: communes }, (_, n) => {
    const everyMs = everyOf(n)
    const first = typeof everyMs === 'number' ? everyMs : everyMs(0)
    return { kind, due: chance.next() * first, everyMs }
  })
}

function messagesOf(perSecond: number, untilMs: number, kind: Kind, chance: Chance): Arrival[] {
  const arrivals: Arrival[] = []
  for (let due = 0; ; ) {
    due += (-Math.log(1 - chance.next()) / perSecond) * second
    if (due >= untilMs) return arrivals
    arrivals.push({ kind, due, everyMs: null })
  }
}

const looksASecond = (communes: number, everyMs: number, awaited: number) =>
  (communes / (everyMs / second)) * (1 + 2 * awaited)

/** Tuesday from 09:55 to 10:30, and the national day from 17:55 to 18:30. */
export function hoursOf(kinds: Record<'look' | 'message' | 'post', Kind>): Hour[] {
  return [
    {
      name: 'Tuesday, 09:55 to 10:30',
      untilMs: hourMs,
      arrivals(communes, chance) {
        const looks = looksOf(communes, kinds.look, chance, n => {
          const open = n % Math.round(1 / assumed.awaitedShare) === 0 ? 1 / 3 : 1
          const openMs = assumed.lookMs * open
          if (n % 100 < assumed.earlyShare * 100) return openMs
          return at => (at < opensMs ? assumed.closedMs : openMs)
        })
        return [...looks, ...messagesOf(busyMessages(communes), hourMs, kinds.message, chance)]
      },
      looks: communes => looksASecond(communes, assumed.lookMs, assumed.awaitedShare),
      messages: busyMessages,
      postsAtOnce: () => 0,
    },
    {
      name: '14 July, 17:55 to 18:30',
      untilMs: hourMs,
      arrivals(communes, chance) {
        const posts = Math.round(communes * assumed.announcing * assumed.channelsEach)
        return [
          ...looksOf(communes, kinds.look, chance, () => assumed.closedMs),
          ...messagesOf(busyMessages(communes), hourMs, kinds.message, chance),
          ...Array.from({ length: posts }, () => ({
            kind: kinds.post,
            due: opensMs,
            everyMs: null,
          })),
        ]
      },
      looks: communes => looksASecond(communes, assumed.closedMs, 0),
      messages: busyMessages,
      postsAtOnce: communes => communes * assumed.announcing * assumed.channelsEach,
    },
  ]
}

/** The way of a look, a message and a post through what there is. */
export function kindsOf({
  look,
  message,
  post,
}: Measured): Record<'look' | 'message' | 'post', Kind> {
  return {
    look: {
      name: 'look',
      stages: [
        { take: 'looks under way' },
        { at: 'workers', ms: look.workerMs },
        { passes: assumed.callMs * assumed.callsALook },
        { at: 'PostgreSQL', ms: look.postgresMs },
        { give: 'looks under way' },
      ],
    },
    message: {
      name: 'message',
      stages: [
        { at: 'workers', ms: message.workerMs },
        { at: 'PostgreSQL', ms: message.postgresMs },
      ],
    },
    post: {
      name: 'post',
      stages: [
        { take: 'posts under way' },
        { at: 'workers', ms: post.workerMs },
        { at: 'PostgreSQL', ms: post.postgresMs },
        { passes: assumed.callMs * assumed.callsAPost },
        { give: 'posts under way' },
      ],
    },
  }
}

/** Each process has a core for itself, and PostgreSQL so many. */
export type House = { processes: number; cores: number }

export type Held = {
  hour: string
  house: House
  looksWanted: number
  looksDone: number
  lookLate: { p50: number; p99: number; worst: number }
  /** NaN where nothing is posted. */
  postLate: { p50: number; p99: number; worst: number }
  taken: Outcome['taken']
  /** Posts within a minute, looks at most one interval late. */
  holds: boolean
}

export function simulateHour(
  hour: Hour,
  { processes, cores }: House,
  measured: Measured,
  communes: number,
  seed = 1,
): Held {
  const stations = [
    { name: 'workers', servers: processes },
    { name: 'PostgreSQL', servers: cores },
    { name: 'looks under way', servers: processes * measured.abreast },
    { name: 'posts under way', servers: processes * measured.sendsAtOnce },
  ]
  const arrivals = hour.arrivals(communes, chanceOf(seed))
  const { kinds, taken } = simulate(stations, arrivals, hour.untilMs)
  const lateOf = (name: string) => {
    const late = kinds.get(name)?.late ?? new Float64Array()
    return {
      p50: quantileOf(late, 0.5),
      p99: quantileOf(late, 0.99),
      worst: quantileOf(late, 1),
    }
  }
  const looks = kinds.get('look')
  const minutes = hour.untilMs / minute
  const [lookLate, postLate] = [lateOf('look'), lateOf('post')]
  const postsEndMs = postLate.worst + assumed.callMs
  return {
    hour: hour.name,
    house: { processes, cores },
    looksWanted: hour.looks(communes) * 60,
    looksDone: (looks?.done ?? 0) / minutes,
    lookLate,
    postLate,
    taken,
    holds: lookLate.worst <= assumed.lookMs && (Number.isNaN(postsEndMs) || postsEndMs <= minute),
  }
}

/** One thing that there is so much of. */
export type Resource = {
  name: string
  /** What Tuesday at ten takes of it with so many communes, and what there is. */
  wanted: number
  there: number
  unit: string
  /** At how many communes all of it is taken. */
  communes: number
}

/** What Tuesday at ten takes, the scarcest first. */
export function resourcesOf(
  measured: Measured,
  { processes, cores }: House,
  communes: number,
): Resource[] {
  const looks = looksASecond(communes, assumed.lookMs, assumed.awaitedShare)
  const messages = busyMessages(communes)
  const both = (part: keyof Cost) => looks * measured.look[part] + messages * measured.message[part]
  const lookSeconds =
    (assumed.callMs * assumed.callsALook + measured.look.workerMs + measured.look.postgresMs) /
    second
  const aYear = (communes * assumed.messagesAWeek * 365) / 7
  const rows: Omit<Resource, 'communes'>[] = [
    {
      name: 'CPU of the workers',
      wanted: both('workerMs') / second,
      there: processes,
      unit: 'cores',
    },
    { name: 'CPU of PostgreSQL', wanted: both('postgresMs') / second, there: cores, unit: 'cores' },
    {
      name: 'looks under way',
      wanted: looks * lookSeconds,
      there: processes * measured.abreast,
      unit: 'looks',
    },
    {
      name: 'commits that wait for the disk',
      wanted: both('fsyncs'),
      there: measured.commitsASecond,
      unit: 'a second',
    },
    { name: 'WAL', wanted: both('walBytes') / 1e6, there: assumed.walMb, unit: 'MB/s' },
    {
      name: 'network',
      wanted: (looks * measured.lookZipped * 8) / 1e6,
      there: assumed.networkMbit,
      unit: 'Mbit/s',
    },
    {
      name: 'disk for a year of messages',
      wanted: (aYear * measured.messageBytes) / 1e9,
      there: assumed.diskGb,
      unit: 'GB',
    },
  ]
  return rows
    .map(row => ({ ...row, communes: (communes * row.there) / row.wanted }))
    .toSorted((a, b) => a.communes - b.communes)
}

/** The fewest processes, and cores of PostgreSQL, with which both hours may hold. */
export function leastHouse(measured: Measured, communes: number): House {
  const rows = resourcesOf(measured, { processes: 1, cores: 1 }, communes)
  const tuesday = (name: string) => {
    const row = rows.find(one => one.name === name)
    return row === undefined ? 0 : row.wanted / row.there
  }
  /** The minute in which all posts are to leave, beside the looks of a holiday. */
  const national = (part: 'workerMs' | 'postgresMs') =>
    (looksASecond(communes, assumed.closedMs, 0) * measured.look[part]) / second +
    (communes * assumed.announcing * assumed.channelsEach * measured.post[part]) / minute
  return {
    processes: Math.ceil(
      Math.max(tuesday('CPU of the workers'), tuesday('looks under way'), national('workerMs')),
    ),
    cores: Math.ceil(Math.max(tuesday('CPU of PostgreSQL'), national('postgresMs'))),
  }
}

/** The house with more of what those hours that do not hold have too little of. */
export function largerHouse(house: House, measured: Measured, held: readonly Held[]): House {
  const national = held.find(one => !one.holds && !Number.isNaN(one.postLate.worst))
  const [workers, postgres] =
    national === undefined
      ? [held[0]?.taken.get('workers') ?? 0, held[0]?.taken.get('PostgreSQL') ?? 0]
      : [measured.post.workerMs / house.processes, measured.post.postgresMs / house.cores]
  return workers > postgres
    ? { ...house, processes: house.processes + 1 }
    : { ...house, cores: house.cores + 1 }
}

/** Polls of one page in an ordinary week (docs/capacity.md): open 24 h, by day closed 88 h, 56 h of night. */
export const looksAWeek =
  (24 * 3600 * second) / assumed.lookMs +
  (88 * 3600 * second) / assumed.closedMs +
  (56 * 3600 * second) / (5 * assumed.lookMs)
