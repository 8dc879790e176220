import { type AccessStep, accessEndsSoonMs, accessStepAt } from '../connectors/rules/access-end.ts'
import type { Row } from '../database/schema.ts'
import type { Sentence } from '../language/sentence.ts'
import { channelSentences } from './sentences.ts'

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
