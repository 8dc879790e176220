import type { FeedItemShape } from '../../server/calendar/shapes.ts'
import type { ChannelShape } from '../../server/channels/shapes-channel.ts'
import { plainSpelling } from '../../server/connectors/rules/sms-text.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { textRoom } from '../../server/language/text-length.ts'
import {
  blanksIn,
  fitted,
  type WarningTopic,
  warningTopics,
  withEnd,
} from '../../server/warnings/rules-warning.ts'
import type { WarningForm } from '../../server/warnings/shapes.ts'
import type { Body } from '../api.ts'
import { drafts } from '../preferences.ts'

/** Residents read French, whatever language the person who writes to them has chosen. */
export const usualEnd = 'L’alerte est terminée.'

export type WarningDraft = {
  topic: WarningTopic | null
  text: string
  /** By channel, where the common one is too long. */
  texts: Record<number, string>
  /** Channels that are not to say it: all that can do so otherwise. */
  without: readonly number[]
  /** 'YYYY-MM-DDTHH:MM'; empty: nobody said. */
  endsLocal: string
  isDrill: boolean
  /** The vigilance that it announces; null: none. */
  item: number | null
}

const empty: WarningDraft = {
  ...{ topic: null, text: '', texts: {}, without: [] },
  ...{ endsLocal: '', isDrill: false, item: null },
}

const key = 'warning'

/** What Météo-France warns of and nobody has announced. */
export type Vigilance = Pick<FeedItemShape, 'id' | 'title' | 'text' | 'warns'>

/**
 * What an address asks for, or what Météo-France's vigilance leads to; else what was begun in this
 * browser, unless the moment at which it was to end has passed.
 */
export function firstDraft(
  query: Record<string, string>,
  vigilance: Vigilance | null,
  models: WarningForm['models'],
  nowLocal: string,
): WarningDraft {
  const { sujet, fin = '', texte = '' } = query
  if (vigilance?.warns) return withVigilance(vigilance, vigilance.warns, models, nowLocal)
  if (sujet !== undefined || texte !== '') {
    const topic = warningTopics.find(one => one === sujet) ?? 'other'
    const begun = withModel(empty, topic, models, nowLocal)
    const endsLocal = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(fin) ? fin : begun.endsLocal
    return { ...begun, endsLocal, text: texte === '' ? begun.text : texte }
  }
  const saved = drafts.read(key)
  const recalled: WarningDraft = saved === '' ? empty : { ...empty, ...JSON.parse(saved) }
  const isOver = recalled.endsLocal !== '' && recalled.endsLocal < nowLocal
  return isOver ? empty : recalled
}

/** Its words stand where the model names what comes, and where: what to do is the model's. */
function withVigilance(
  { id, title, text }: Vigilance,
  { topic, untilLocal }: NonNullable<Vigilance['warns']>,
  models: WarningForm['models'],
  nowLocal: string,
): WarningDraft {
  const begun = withModel(empty, topic, models, nowLocal)
  const [, , ...rest] = begun.text.split('\n')
  // « Vigilance orange, orages » is no « ALERTE VENT VIOLENT », whose model it takes.
  const [, phenomenon = title] = title.split(', ')
  const head = `ALERTE ${phenomenon.toUpperCase()}`
  const said = `Météo-France\u00a0: ${title.toLowerCase()}. ${text}`
  return { ...begun, text: [head, said, ...rest].join('\n'), endsLocal: untilLocal, item: id }
}

export const keepDraft = (draft: WarningDraft) =>
  drafts.write(key, draft.topic === null ? '' : JSON.stringify(draft))
export const forgetDraft = () => drafts.write(key, '')

/** Begun anew with what is usually said of this topic, until the end of so many hours: it announces nothing else. */
export function withModel(
  draft: WarningDraft,
  topic: WarningTopic,
  models: WarningForm['models'],
  nowLocal: string,
): WarningDraft {
  const model = models.find(one => one.topic === topic)
  const anew = { ...draft, topic, item: null }
  if (model === undefined) return anew
  return { ...anew, text: model.text, texts: {}, endsLocal: later(nowLocal, model.hours) }
}

/** On the wall's clock, at the full hour: what is usual is no reckoning, and a person looks at it. */
function later(local: string, hours: number): string {
  const at = new Date(`${local.slice(0, 13)}:00Z`)
  at.setUTCHours(at.getUTCHours() + hours)
  return at.toISOString().slice(0, 16)
}

/** Which can say it, and which cannot; what wants a picture can once there is one. */
export function sortedChannels(
  form: Spoken<WarningForm>,
  channels: readonly Spoken<ChannelShape>[],
  hasPicture: boolean,
) {
  const known = form.channels.map(one => ({
    ...one,
    own: channels.find(({ id }) => id === one.channel),
    problem: one.needsPicture && hasPicture ? null : one.problem,
  }))
  return {
    able: known.filter(({ problem }) => problem === null),
    unable: known.filter(({ problem }) => problem !== null),
  }
}

type Channel = ReturnType<typeof sortedChannels>['able'][number]

/** As it goes out there, and whether the common words were cut for it; until an hour unless it has an end. */
export function sentOn({ text, texts, endsLocal }: WarningDraft, channel: Channel, hour: string) {
  const spelled = channel.way === 'sms' ? plainSpelling : (one: string) => one
  const end = endsLocal || hour
  const own = texts[channel.channel]
  const whole = spelled(withEnd((own ?? text).trim(), end))
  const sent = own === undefined ? spelled(fitted(spelled(text.trim()), end, channel)) : whole
  return { sent, isCut: sent !== whole, room: textRoom(sent, channel) }
}

/** With a text for one channel; null: the common one again. */
export function withText(draft: WarningDraft, channel: number, text: string | null): WarningDraft {
  const { [channel]: _, ...others } = draft.texts
  return { ...draft, texts: text === null ? others : { ...others, [channel]: text } }
}

/** Words of its own that say nothing, or too much for it. */
const isUnfit = (draft: WarningDraft, one: Channel, nowLocal: string): boolean =>
  draft.texts[one.channel]?.trim() === '' || sentOn(draft, one, nowLocal).room < 0

/** What keeps it from being sent, by where that is shown. */
export type Missing = {
  text: 'empty' | readonly string[] | null
  end: 'empty' | 'past' | null
  isNowhere: boolean
  unfit: readonly number[]
  count: number
}

export function missingIn(
  draft: WarningDraft,
  chosen: readonly Channel[],
  nowLocal: string,
): Missing {
  // A channel's own text that is not used any more is asked for nothing.
  const written = [draft.text, ...chosen.flatMap(({ channel }) => draft.texts[channel] ?? [])]
  const blanks = [...new Set(written.flatMap(blanksIn))]
  const text = draft.text.trim() === '' ? 'empty' : blanks.length > 0 ? blanks : null
  const end = draft.endsLocal === '' ? 'empty' : draft.endsLocal <= nowLocal ? 'past' : null
  const unfit = chosen.flatMap(one => (isUnfit(draft, one, nowLocal) ? one.channel : []))
  const isNowhere = chosen.length === 0
  const count = [text !== null, end !== null, isNowhere, ...unfit].filter(Boolean).length
  return { text, end, isNowhere, unfit, count }
}

export function bodyOf(
  draft: WarningDraft,
  topic: WarningTopic,
  chosen: readonly Channel[],
  media: number[],
): Body<'POST /warnings'> {
  const channels = chosen.map(({ channel }) => channel)
  const own = Object.entries(draft.texts).filter(([channel]) => channels.includes(Number(channel)))
  return {
    ...{ topic, channels, media, endsLocal: draft.endsLocal, isDrill: draft.isDrill },
    item: draft.item,
    text: draft.text.trim(),
    texts: Object.fromEntries(own.map(([channel, text]) => [channel, text.trim()])),
  }
}
