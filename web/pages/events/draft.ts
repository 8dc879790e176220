import { composeEvent } from '../../../server/domain/compose.ts'
import { textLength } from '../../../server/domain/text-length.ts'
import type { ChannelShape } from '../../../server/shapes/channel.ts'

/** What the form of an event holds; empty texts are fields not filled in. */
export type EventDraft = {
  title: string
  startLocal: string
  endLocal: string
  place: string
  text: string
  channels: number[]
  /** Suggestions by their key, so that they follow the event when its date changes. */
  suggestions: string[]
  ownTimes: string[]
  /** Texts changed by hand, by channel id. */
  texts: Record<string, string>
}

export const emptyDraft: EventDraft = {
  title: '',
  startLocal: '',
  endLocal: '',
  place: '',
  text: '',
  channels: [],
  suggestions: [],
  ownTimes: [],
  texts: {},
}

/**
 * What will be said on a channel: the text changed by hand, else the one composed for it; null
 * while the event has no date to say.
 */
export function textFor(draft: EventDraft, channel: ChannelShape): string | null {
  const byHand = draft.texts[channel.id]
  if (byHand !== undefined) return byHand
  if (draft.startLocal === '') return null
  const { title, startLocal, endLocal, place, text } = draft
  return composeEvent(
    { title, startLocal, endLocal: endLocal === '' ? null : endLocal, place, text },
    channel.limits,
  )
}

export type FieldKey =
  | 'title'
  | 'startLocal'
  | 'endLocal'
  | 'place'
  | 'text'
  | 'pictures'
  | 'channels'

export type Finding =
  | { field: Exclude<FieldKey, 'pictures'>; why: 'missing' }
  | { field: 'endLocal'; why: 'before-start' }
  /** `place` is counted from 1. */
  | { field: 'pictures'; why: 'no-alt'; place: number; count: number }
  | { field: 'channels'; why: 'no-time' | 'no-channel' }
  | { field: 'channels'; why: 'too-long'; channel: ChannelShape; by: number }
  | { field: 'channels'; why: 'too-many-pictures'; channel: ChannelShape }
  | { field: 'channels'; why: 'no-picture'; channel: ChannelShape }

/** What would be refused, in the order of the form. Channels and times go together or not at all. */
export function findingsOf(
  draft: EventDraft,
  channels: readonly ChannelShape[],
  times: readonly string[],
  pictures: readonly { alt: string }[],
): Finding[] {
  const findings: Finding[] = []
  for (const field of ['title', 'startLocal', 'place', 'text'] as const) {
    if (draft[field].trim() === '') findings.push({ field, why: 'missing' })
  }
  if (draft.endLocal !== '' && draft.endLocal < draft.startLocal) {
    findings.push({ field: 'endLocal', why: 'before-start' })
  }
  const count = pictures.length
  for (const [index, { alt }] of pictures.entries()) {
    if (alt.trim() !== '') continue
    findings.push({ field: 'pictures', why: 'no-alt', place: index + 1, count })
  }
  const ticked = channels.filter(channel => draft.channels.includes(channel.id))
  if (ticked.length > 0 && times.length === 0) findings.push({ field: 'channels', why: 'no-time' })
  if (ticked.length === 0 && times.length > 0) {
    findings.push({ field: 'channels', why: 'no-channel' })
  }
  for (const channel of ticked) {
    const { counts, textLength: most } = channel.limits
    const by = textLength(textFor(draft, channel) ?? '', counts) - most
    if (by > 0) findings.push({ field: 'channels', why: 'too-long', channel, by })
    if (count > channel.limits.images) {
      findings.push({ field: 'channels', why: 'too-many-pictures', channel })
    }
    if (channel.limits.needsImage && count === 0) {
      findings.push({ field: 'channels', why: 'no-picture', channel })
    }
  }
  return findings
}
