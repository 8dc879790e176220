import { type Town, wholePlace } from '../../language/names/town.ts'
import { type Announced, type Composing, composeEvent, type TextLimit } from './compose.ts'

/** Where something about an event is read. `town`: ours, for a channel of another commune; null: at home. */
export type Readers = { limits: TextLimit; town: Town | null }

/** Whose an event is that was taken from another commune: its place names that one already. */
type Placed = { place: string; originCommuneId?: number | null }

/** The event as those readers are told of it: elsewhere nobody knows whose « Salle des fêtes » that is. */
export function eventFor<Event extends Placed>(
  { town }: Pick<Readers, 'town'>,
  event: Event,
): Event {
  if (town === null || (event.originCommuneId ?? null) !== null) return event
  return { ...event, place: wholePlace(event.place, town) }
}

/** `composeEvent` for those readers: elsewhere the place is said even where the template leaves it out. */
export function composeFor(
  readers: Readers,
  event: Announced & Placed,
  { template = '', url = null }: Composing = {},
): string {
  const isSilent = template.trim() !== '' && !template.includes('{lieu}')
  const whole = readers.town !== null && isSilent ? `${template}\n\n{lieu}` : template
  return composeEvent(eventFor(readers, event), readers.limits, { template: whole, url })
}

/**
 * Those readers, and as they were before the commune said its postcode: what was composed then is to
 * be known again.
 */
export function readersBefore(readers: Readers): Readers[] {
  const { town } = readers
  if (town === null) return [readers]
  return [readers, { ...readers, town: { ...town, postcode: null } }, { ...readers, town: null }]
}
