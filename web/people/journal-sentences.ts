import type { JournalAction } from '../../server/people/rules/journal.ts'
import { roles } from '../../server/people/rules/role.ts'
import type { JournalLine } from '../../server/people/shapes.ts'
import { day, dayTime } from '../format.ts'
import { markMessages } from '../inbox/mark-messages.ts'
import { messages } from '../language.ts'
import { settingsMessages } from '../shell/settings-messages.ts'

/** What an act noted of itself; each act has a form of its own. */
export type Detail = Readonly<Record<string, unknown>>

/** What it was about stands beside the sentence under its name: that is not said twice. */
export function namedOnce({ detail, place }: Pick<JournalLine, 'detail' | 'place'>): Detail {
  return place?.name != null && detail.name === place.name ? { ...detail, name: null } : detail
}

/** Those that a conversation tells too, in the words of the catalogue. */
const overrides = [
  'message.marked',
  'message.unmarked',
  'message.holding',
  'message.automatic',
  'message.hidden',
  'message.private-answer',
  'message.arrived',
  'message.called',
] as const
export type OverrideAction = (typeof overrides)[number]

/** What each act was, in the words that follow the name of the person who did it. */
export type Sentences = Record<Exclude<JournalAction, OverrideAction>, (detail: Detail) => string>

export function isOverride(action: JournalAction): action is OverrideAction {
  return overrides.some(one => one === action)
}

/** The whole sentence, as under the message itself. */
export function overrideMessages(by: string, action: OverrideAction, detail: Detail): string {
  const t = markMessages().overridden
  const reason = text(detail.reason)
  if (action === 'message.unmarked') return t.undone(by, reason)
  if (action === 'message.holding') return t[detail.holding === true ? 'holding' : 'complete'](by)
  if (action === 'message.hidden') return t[detail.hidden === true ? 'hidden' : 'shown'](by)
  if (action === 'message.arrived') return t[detail.arrived === true ? 'arrived' : 'in-doubt'](by)
  if (action === 'message.called') return t[detail.called === true ? 'called' : 'not-called'](by)
  if (action === 'message.private-answer') {
    if (detail.answers === null) return t.undone(by, null)
    return t[detail.answers === true ? 'private-answer' : 'no-private-answer'](by)
  }
  if (action === 'message.automatic') {
    if (detail.automatic === null) return t.unsaid(by)
    return t[detail.automatic === true ? 'automatic' : 'human'](by)
  }
  return t[detail.needsReply === true ? 'needed' : 'not-needed'](by, reason)
}

/** A text, or null where the line has none: an earlier version may have noted less. */
export function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

export function role(value: unknown): string | null {
  const known = roles.find(one => one === value)
  return known === undefined ? null : messages.value.roles[known]
}

/** « lundi 3 mai » of a local date. */
export function date(value: unknown): string | null {
  const written = text(value)
  return written !== null && /^\d{4}-\d{2}-\d{2}$/.test(written) ? day(written) : null
}

/** « lundi 3 mai à 18 h 30 » of a local time. */
export function localTime(value: unknown): string | null {
  const written = text(value)
  return written !== null && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(written)
    ? dayTime(written)
    : null
}

/** The target of a commune's settings, in minutes. */
export function target(settings: unknown): string | null {
  const minutes: unknown = Object(settings).targetMinutes
  return typeof minutes === 'number' ? settingsMessages().minutes(minutes) : null
}

/** Minutes one after the other. */
export function lines(value: unknown): string | null {
  if (!Array.isArray(value)) return null
  return value.map(each => settingsMessages().minutes(Number(each))).join(', ')
}
