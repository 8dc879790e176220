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
  /** One look in which nobody wrote; a message with its episode, beyond the look. */
  look: Cost
  message: Cost
  /** Disk space of a message with all that it brings, indexes included. */
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
  /** Share of a week's messages that come in the 24 opening hours; at ten on Tuesday three times their average. */
  openShare: 0.6,
  openHours: 24,
  busyFactor: 3,
  callMs: 300,
  callsALook: 2,
  callsAPost: 2,
  /** CPU of one of ten thousand posts due at one instant, ms. */
  post: { workerMs: 0.8, postgresMs: 0.6 },
  /** What a look brings as gzip sends it, bytes, and what one at a village's page costs to one at a small page. */
  lookZipped: 16_000,
  livelier: 1.16,
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

const busyMessages = (communes: number) =>
  (communes * assumed.messagesAWeek * assumed.openShare * assumed.busyFactor) /
  (assumed.openHours * 3600)

const looksASecond = (communes: number, everyMs: number, awaited: number) =>
  (communes / (everyMs / second)) * (1 + 2 * awaited)

/** Each process has a core for itself, and PostgreSQL so many. */
export type House = { processes: number; cores: number }

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
      wanted: (looks * assumed.lookZipped * 8) / 1e6,
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

/**
 * The fewest processes, and cores of PostgreSQL, that Tuesday at ten and the evening of a national day
 * leave something of: all posts of that evening are to leave within a minute.
 */
export function leastHouse(measured: Measured, communes: number): House {
  const rows = resourcesOf(measured, { processes: 1, cores: 1 }, communes)
  const tuesday = (name: string) => {
    const row = rows.find(one => one.name === name)
    return row === undefined ? 0 : row.wanted / row.there
  }
  /** The minute in which all posts are to leave, beside the looks of a holiday. */
  const posts = communes * assumed.announcing * assumed.channelsEach
  const national = (part: 'workerMs' | 'postgresMs') =>
    (looksASecond(communes, assumed.closedMs, 0) * measured.look[part]) / second +
    (posts * assumed.post[part]) / minute
  const underWay = (posts * assumed.callMs * assumed.callsAPost) / minute / measured.sendsAtOnce
  const workers = Math.max(tuesday('CPU of the workers'), tuesday('looks under way'))
  return {
    processes: Math.ceil(Math.max(workers, national('workerMs'), underWay)),
    cores: Math.ceil(Math.max(tuesday('CPU of PostgreSQL'), national('postgresMs'))),
  }
}

/** Polls of one page in an ordinary week (docs/capacity.md): open 24 h, by day closed 88 h, 56 h of night. */
export const looksAWeek =
  (24 * 3600 * second) / assumed.lookMs +
  (88 * 3600 * second) / assumed.closedMs +
  (56 * 3600 * second) / (5 * assumed.lookMs)
