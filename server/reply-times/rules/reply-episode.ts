import type { OfficeCalendar } from '../../hours/rules-opening-hours.ts'
import { type Target, targetMsOf } from '../../hours/rules-target.ts'
import { knownAt, type ReplyMessage } from './reply-message.ts'
import { NEED, NO_NEED, REPLY, stepsOf } from './reply-steps.ts'

const episodeStates = ['answered', 'waiting', 'missed', 'withdrawn', 'excluded'] as const
export type EpisodeState = (typeof episodeStates)[number]

/** A reply episode as of some instant: the command's JSON (docs/reply-times.md), in ms UTC. */
export type ReplyEpisode = {
  thread: string
  author: string
  openedBy: string
  openedAt: number
  closedBy: string | null
  closedAt: number | null
  state: EpisodeState
  reason: string | null
  elapsedMs: number | null
  officeMs: number
  onTime: boolean | null
  outOfHours: boolean
  fullAnswerMs: number | null
}

/**
 * What the messages say of an episode, whatever the time and the target: what a projection
 * stores. Only `open` ones change by the mere passing of time.
 */
export type StoredEpisode = {
  thread: string
  author: string
  openedBy: string
  openedAt: number
  /** `removed`: its author took back all that asked for something, before any reply. */
  outcome: 'open' | 'answered' | 'removed' | 'excluded'
  reason: string | null
  closedBy: string | null
  /** Time of the reply, or of the last removal. */
  closedAt: number | null
  /** Opening hours from `openedAt` to `closedAt`, ms; null while open, 0 when excluded. */
  officeMs: number | null
  fullAnswerMs: number | null
  /** Whether `openedAt` lies outside opening hours. */
  openedOutside: boolean
  /** Whether an import that begins in the middle of the thread may hide its true beginning. */
  cut: boolean
}

export type RecordOptions = {
  calendar: OfficeCalendar
  /** The thread was imported from its middle on. */
  cut?: boolean
  /** Every message of a citizen needs an answer, whatever rules, marks and hidings say. */
  ignoreExclusions?: boolean
}

/**
 * The episodes of one thread by the definition of docs/reply-times.md, in the order of their openings.
 *
 * The order of `messages` changes nothing. They are unique by id and all known: nothing in them
 * is dated later than the moment for which `stateAt` is asked (see `knownAt`). At one and the same
 * instant citizens come before the commune (t₁ ≥ t₀), a reply before a removal ("removed before
 * any reply"), and otherwise ids decide.
 *
 * With `cut`, the true beginning of what is open when the import starts is unknown: episodes that
 * open before the first human reply to their author are marked `cut`, to be left out and counted.
 */
export function recordEpisodes(
  messages: readonly ReplyMessage[],
  options: RecordOptions,
): StoredEpisode[] {
  return recordThread(messages, options).episodes
}

/**
 * The same, whether they would be no different with every exclusion ignored, and of each open one
 * the messages that wait for an answer.
 */
export function recordThread(
  messages: readonly ReplyMessage[],
  { calendar, cut = false, ignoreExclusions = false }: RecordOptions,
): {
  episodes: StoredEpisode[]
  unfiltered: boolean
  waiting: Map<StoredEpisode, readonly ReplyMessage[]>
} {
  const episodes: StoredEpisode[] = []
  const open = new Map<string, Burst>()
  const holding = new Map<string, StoredEpisode[]>()
  const addressed = new Set<string>()
  let allAddressed = !cut

  const begin = (message: ReplyMessage, at: number): StoredEpisode => {
    const episode: StoredEpisode = {
      thread: message.thread,
      author: message.author,
      openedBy: message.id,
      openedAt: at,
      outcome: 'open',
      reason: null,
      closedBy: null,
      closedAt: null,
      officeMs: null,
      fullAnswerMs: null,
      openedOutside: !calendar.isOpen(at),
      cut: !allAddressed && !addressed.has(message.author),
    }
    episodes.push(episode)
    return episode
  }

  const end = (author: string, { episode }: Burst, outcome: 'answered' | 'removed', at: number) => {
    episode.outcome = outcome
    episode.closedAt = at
    episode.officeMs = calendar.officeMs(episode.openedAt, at)
    open.delete(author)
  }

  const answer = (author: string, reply: ReplyMessage) => {
    const burst = open.get(author)
    if (burst) {
      end(author, burst, 'answered', reply.sentAt)
      burst.episode.closedBy = reply.id
    }
    const unfinished = holding.get(author)
    if (reply.holding) {
      if (burst) holding.set(author, [...(unfinished ?? []), burst.episode])
      return
    }
    for (const episode of unfinished ?? []) {
      episode.fullAnswerMs = reply.sentAt - episode.openedAt
    }
    holding.delete(author)
    if (burst) burst.episode.fullAnswerMs = reply.sentAt - burst.episode.openedAt
  }

  /** Those whom an answer to everybody answers. */
  const waitingForAll = () =>
    holding.size === 0 ? open.keys() : new Set([...open.keys(), ...holding.keys()])

  const { steps, unfiltered } = stepsOf<Burst>(messages, ignoreExclusions)
  for (const step of steps) {
    const { at, message } = step
    const { author } = message
    const burst = open.get(author)
    if (step.order === NEED) {
      step.burst = burst ?? { episode: begin(message, at), standing: [] }
      step.burst.standing.push(message)
      if (!burst) open.set(author, step.burst)
    } else if (step.order === NO_NEED) {
      if (!burst) {
        const episode = begin(message, at)
        episode.outcome = 'excluded'
        episode.reason = step.reason
        episode.officeMs = 0
      }
    } else if (step.order === REPLY) {
      const mentions = message.mentions ?? []
      const answered = mentions.length > 0 ? mentions : waitingForAll()
      for (const each of answered) answer(each, message)
      if (mentions.length === 0) allAddressed = true
      else for (const each of mentions) addressed.add(each)
    } else if (burst && burst === step.need?.burst) {
      burst.standing = burst.standing.filter(one => one !== message)
      if (burst.standing.length === 0) end(author, burst, 'removed', at)
    }
  }
  const waiting = new Map([...open.values()].map(({ episode, standing }) => [episode, standing]))
  return { episodes, unfiltered, waiting }
}

/** An open episode, and those of the messages that need an answer that still stand. */
type Burst = { episode: StoredEpisode; standing: ReplyMessage[] }

/**
 * An episode as of `now`, against a target (ms of opening hours, see `targetMsOf`).
 *
 * Open: waiting or missed, by the opening hours until now. Removed by its author: withdrawn if
 * that was in time; else it stays missed, and counts up to the removal. `onTime` is true or false
 * once it is decided (answered, missed), null otherwise.
 */
export function stateAt(
  stored: StoredEpisode,
  now: number,
  targetMs: number,
  calendar: OfficeCalendar,
): ReplyEpisode {
  const officeMs = stored.officeMs ?? calendar.officeMs(stored.openedAt, now)
  const state = stateOf(stored.outcome, officeMs <= targetMs)
  const closed = state === 'answered' || state === 'withdrawn'
  const closedAt = closed ? stored.closedAt : null
  return {
    thread: stored.thread,
    author: stored.author,
    openedBy: stored.openedBy,
    openedAt: stored.openedAt,
    closedBy: stored.closedBy,
    closedAt,
    state,
    reason: stored.reason,
    elapsedMs: closedAt === null ? null : closedAt - stored.openedAt,
    officeMs,
    onTime: state === 'answered' ? officeMs <= targetMs : state === 'missed' ? false : null,
    outOfHours: officeMs === 0 && stored.openedOutside,
    fullAnswerMs: stored.fullAnswerMs,
  }
}

function stateOf(outcome: StoredEpisode['outcome'], inTime: boolean): EpisodeState {
  if (outcome === 'open') return inTime ? 'waiting' : 'missed'
  if (outcome === 'removed') return inTime ? 'withdrawn' : 'missed'
  return outcome
}

export type EpisodesOptions = {
  calendar: OfficeCalendar
  now: number
  target: Target
  /** Threads that were imported from their middle on: their cut episodes are left out. */
  cutThreads?: ReadonlySet<string>
  ignoreExclusions?: boolean
}

/**
 * The episodes of any messages of any threads as of `now`, sorted by openedAt, thread and author.
 * Among messages with the same id the first one counts, even if it is not known yet at `now`.
 */
export function episodesOf(
  messages: Iterable<ReplyMessage>,
  { calendar, now, target, cutThreads, ignoreExclusions = false }: EpisodesOptions,
): ReplyEpisode[] {
  const episodes: ReplyEpisode[] = []
  for (const [thread, all] of byThread(messages)) {
    const cut = cutThreads?.has(thread) ?? false
    const options = { calendar, cut, ignoreExclusions }
    for (const stored of recordEpisodes(knownAt(all, now), options)) {
      if (stored.cut) continue
      const targetMs = targetMsOf(target, stored.openedAt, calendar)
      episodes.push(stateAt(stored, now, targetMs, calendar))
    }
  }
  return episodes.sort(
    (a, b) =>
      a.openedAt - b.openedAt ||
      compare(a.thread, b.thread) ||
      compare(a.author, b.author) ||
      compare(a.openedBy, b.openedBy),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function byThread(messages: Iterable<ReplyMessage>): Map<string, ReplyMessage[]> {
  const seen = new Set<string>()
  const threads = new Map<string, ReplyMessage[]>()
  for (const message of messages) {
    if (seen.has(message.id)) continue
    seen.add(message.id)
    const thread = threads.get(message.thread)
    if (thread) thread.push(message)
    else threads.set(message.thread, [message])
  }
  return threads
}
