import type { EventShape } from '../../../server/events/shapes-event.ts'
import type {
  EventChangeAsked,
  OldDate,
  Rewording,
} from '../../../server/events/shapes-event-change.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import type { Pictures } from '../use-pictures.ts'

export type ChangeKind = EventChangeAsked['kind']

/** What becomes of something that names the old date. */
export type Answer = {
  how: 'replace' | 'stamp' | 'leave'
  /** New words as they were changed here, and the proposal that they were made from. */
  own?: { text: string; from: string }
}
/** By a key of the thing: what nobody has answered is answered as proposed. */
export type Answers = Readonly<Record<string, Answer>>

export const textKey = ({ field }: OldDate['words'][number]): string => field
export const wordingKey = ({ deliveries }: OldDate['wordings'][number]): string =>
  `post ${deliveries.join()}`
export const pictureKey = ({ media }: OldDate['pictures'][number]): string => `picture ${media}`

/** Words are replaced; a poster that says the old date is stamped, and one that nobody read stays. */
export const textAnswer = (answers: Answers, key: string): Answer =>
  answers[key] ?? { how: 'replace' }
export const pictureAnswer = (answers: Answers, one: OldDate['pictures'][number]): Answer =>
  answers[pictureKey(one)] ?? { how: one.names === true ? 'stamp' : 'leave' }

/** The words of an answer; a proposal that has changed since takes their place. */
export const saidBy = ({ own }: Answer, proposal: string): string =>
  own?.from === proposal ? own.text : proposal

/**
 * What is sent with the change.
 * @param others the pictures that were chosen, by the id of the one that each takes the place of
 */
export async function rewordingOf(
  { words, wordings, pictures }: OldDate,
  answers: Answers,
  others: ReadonlyMap<number, Pictures>,
): Promise<Rewording> {
  const rewording: Rewording = { deliveries: {}, pictures: {} }
  for (const one of words) {
    const answer = textAnswer(answers, textKey(one))
    if (answer.how === 'replace') rewording[one.field] = saidBy(answer, one.proposal)
  }
  for (const one of wordings) {
    const answer = textAnswer(answers, wordingKey(one))
    if (answer.how !== 'replace') continue
    for (const id of one.deliveries) rewording.deliveries[id] = saidBy(answer, one.proposal)
  }
  for (const one of pictures) {
    const { how } = pictureAnswer(answers, one)
    if (how === 'stamp') rewording.pictures[one.media] = 'stamp'
    if (how !== 'replace') continue
    const [id] = (await others.get(one.media)?.send()) ?? []
    if (id !== undefined) rewording.pictures[one.media] = id
  }
  return rewording
}

/** Pictures that are to give way to others that nobody has chosen, or described, yet. */
export function unchosen(
  { pictures }: OldDate,
  answers: Answers,
  others: ReadonlyMap<number, Pictures>,
): OldDate['pictures'] {
  return pictures.filter(one => {
    if (pictureAnswer(answers, one).how !== 'replace') return false
    const chosen = others.get(one.media)?.list[0]
    return chosen === undefined || chosen.refused !== null || chosen.alt.trim() === ''
  })
}

/** What undoes the change's words and pictures: each as it was, where it was replaced. */
export function asBefore(
  before: Spoken<EventShape>,
  { wordings }: OldDate,
  after: Spoken<EventShape>,
): Rewording {
  const pictures = before.media.map(({ id }, place): [string, number][] => {
    const now = after.media[place]?.id
    return now === undefined || now === id ? [] : [[String(now), id]]
  })
  return {
    title: before.title,
    text: before.text,
    deliveries: Object.fromEntries(
      wordings.flatMap(({ deliveries, text }) => deliveries.map(id => [id, text])),
    ),
    pictures: Object.fromEntries(pictures.flat()),
  }
}
