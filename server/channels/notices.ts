import { z } from 'zod'
import type { CheckLine } from '../connectors/connector.ts'
import { type AccessStep, accessEndsSoonMs, accessStepAt } from '../connectors/rules/access-end.ts'
import type { Row } from '../database/schema.ts'
import { type Sentence, sentenceOrNull, sentenceText } from '../language/sentence.ts'
import { keptSentence } from '../platform/shapes.ts'
import { channelSentences } from './sentences.ts'
import { checkLine, type PollResult } from './shapes-channel.ts'
import type { ChannelWithPoll } from './store/channels.ts'

/** What administrators are to be told of a channel, and the instant that makes it this one. */
export type ChannelNotice = {
  /** `token-N`: the access ends within N days. `paused`: it died, or was taken back. */
  kind: 'token-14' | 'token-7' | 'token-1' | 'paused'
  /** The end of the access, or the instant of the pause. */
  about: number
}

const kinds = { 14: 'token-14', 7: 'token-7', 1: 'token-1' } as const satisfies Record<
  AccessStep,
  ChannelNotice['kind']
>

/** What there is to tell of a channel at `now`; null when nothing is. */
export function channelNotice(
  { state, pausedAt, tokenEndsAt }: Pick<Row<'channel'>, 'state' | 'pausedAt' | 'tokenEndsAt'>,
  now: number,
): ChannelNotice | null {
  if (state === 'paused') return pausedAt === null ? null : { kind: 'paused', about: pausedAt }
  if (state !== 'active' || tokenEndsAt === null) return null
  const step = accessStepAt(tokenEndsAt, now)
  return step === null ? null : { kind: kinds[step], about: tokenEndsAt }
}

/**
 * That a channel's access ends, by when it must be renewed, or that it has ended; null while its
 * end is far or not known.
 */
export function accessIssue(
  tokenEndsAt: number | null,
  now: number,
  zone: string,
): Sentence | null {
  if (tokenEndsAt === null || tokenEndsAt - now > accessEndsSoonMs) return null
  return tokenEndsAt > now
    ? channelSentences.accessEnds(tokenEndsAt, zone)
    : channelSentences.accessEnded(tokenEndsAt, zone)
}

/** Why somebody should know of a channel: it does not work, or soon will not; null: all is well. */
export function channelProblem(
  { name, state, stateReason, receives, tokenEndsAt, poll }: ChannelWithPoll,
  now: number,
  zone: string,
): Sentence | null {
  if (state === 'paused') return sentenceOrNull(stateReason) ?? channelSentences.paused(name)
  if (state === 'disconnected') return null
  const failing = receives === 1 && poll.failures > 0 ? sentenceOrNull(poll.error) : null
  return failing ?? accessIssue(tokenEndsAt, now, zone)
}

const gapsShape = z.array(z.object({ text: keptSentence, at: z.int() }))

/** What a look at a channel could not read, and when it met it last, ms UTC. */
export type Gap = z.infer<typeof gapsShape>[number]

/** What of late could not be read of a channel, as its row keeps it. */
export function gapsIn({ gaps }: Pick<Row<'channelPoll'>, 'gaps'>): Gap[] {
  return gaps === null ? [] : gapsShape.parse(JSON.parse(gaps))
}

/**
 * A look meets what it cannot read only where something changed: what was met within a day is
 * still so, as far as we know.
 */
const memoryMs = 24 * 60 * 60_000

/** What a channel's row keeps after a look: the gaps that it met, and those of the day before. */
export function gapsAfter(
  before: readonly Gap[],
  met: readonly Sentence[],
  now: number,
): string | null {
  const isMet = (gap: Sentence) => met.some(({ fr }) => fr === gap.fr)
  const kept = before.filter(({ text, at }) => !isMet(text) && at > now - memoryMs)
  const gaps = [...kept, ...met.map(text => ({ text, at: now }))]
  return gaps.length === 0
    ? null
    : JSON.stringify(gaps.map(({ text, at }) => ({ text: sentenceText(text), at })))
}

/** How old « read until » may be on an open screen, ms. */
const quietTellMs = 5 * 60_000

/**
 * Whether a look is worth telling the open screens of: each of them then asks anew for what it shows.
 * One that finds nothing, as the one before, is told of once in five minutes.
 * @param before what the channel's row kept of the looks before
 */
export function isNews(
  { succeededAt, failures }: Pick<Row<'channelPoll'>, 'succeededAt' | 'failures'>,
  before: readonly Gap[],
  { inbound, outbound, changed, error, gaps }: PollResult,
  now: number,
): boolean {
  const came = inbound + outbound + changed > 0
  if (came || error !== null || failures > 0 || succeededAt === null) return true
  if (gaps.length !== before.length) return true
  const span = (at: number) => Math.floor(at / quietTellMs)
  return span(now) !== span(succeededAt)
}

const checkLines = z.array(checkLine.extend({ text: keptSentence }))

/** What the last check of a channel said; nothing before the first. */
export function checksOf({ checks }: Pick<Row<'channel'>, 'checks'>): CheckLine[] {
  return checks === null ? [] : checkLines.parse(JSON.parse(checks))
}

/** The lines of a check, for the row's column. */
export function checksText(lines: readonly CheckLine[]): string {
  return JSON.stringify(lines.map(line => ({ ...line, text: sentenceText(line.text) })))
}
