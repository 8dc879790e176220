import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { replyMessageOf } from '../../../server/reply-times/reply-facts.ts'
import { withPlaces } from '../../../server/reply-times/rules/need/place.ts'
import { isUnlikelyNeed, textNeedOf } from '../../../server/reply-times/rules/need/reply-need.ts'
import type { ReplyMessage } from '../../../server/reply-times/rules/reply-message.ts'

/** One comment or private message, and whether somebody of the mairie is expected to answer. */
const corpusItem = z.strictObject({
  text: z.string().min(1).max(1000),
  names: z.array(z.string().min(1)).min(1).optional(),
  under: z.string().min(1),
  needs: z.boolean(),
  kind: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
})
export type CorpusItem = z.infer<typeof corpusItem>

/** Nobody who writes rules looks at what these hold: of them only counts are printed. */
export const heldBackFiles = [
  'held-back',
  'everyday-held-back',
  'everyday-unseen',
  'everyday-sixth',
  'everyday-ninth',
  'everyday-twelfth',
  'below-resident',
] as const
export const corpusFiles = [
  'corpus',
  'second',
  'hard',
  'everyday',
  'everyday-second',
  'distinct',
  'everyday-seventh',
  'everyday-eighth',
  'everyday-tenth',
  'everyday-eleventh',
  ...heldBackFiles,
] as const
export type CorpusFile = (typeof corpusFiles)[number]

export function readCorpus(file: CorpusFile): CorpusItem[] {
  const url = new URL(`../../reply-times/need/${file}.jsonl`, import.meta.url)
  const lines = readFileSync(url, 'utf8').trimEnd().split('\n')
  return lines.map(line => corpusItem.parse(JSON.parse(line)))
}

/** By which rule the server leaves an item out, `unlikely` where it only marks it, or null. */
export function ruleFor(item: CorpusItem): string | null {
  const message = placedOf(item)
  const { rule } = textNeedOf(message)
  if (rule !== null) return rule
  if (!isPublic(item)) return null
  const toResident = residents.test(item.under)
  return isUnlikelyNeed(message, { subject: item.under, toResident }) ? 'unlikely' : null
}

const residents = /^(?:commentaire|question) d|^réponse à un/

/** As in a thread, below the resident's words that `under` tells of: their own, or what is known of them. */
function placedOf(item: CorpusItem): ReplyMessage {
  const message = messageOf(item)
  const { under } = item
  if (!isPublic(item)) return message
  if (!residents.test(under)) return withPlaces([{ ...message, under }])[0] ?? message
  const said = /^[^:]*: (?<words>.*)$/.exec(under)?.groups?.words
  const text = said ?? (under.startsWith('question') ? 'c’est ouvert samedi ?' : 'c’est fermé')
  const above = {
    ...messageOf({ ...item, names: undefined, text }),
    id: '0',
    author: '2',
    sentAt: -1,
  }
  return withPlaces([above, { ...message, parent: '0' }]).at(-1) ?? message
}

function isPublic({ under }: CorpusItem): boolean {
  return !under.startsWith('privé')
}

/** As reply times see it: from the stored message on. */
function messageOf(item: CorpusItem): ReplyMessage {
  const { text, names = [] } = item
  // The page's own name is no mention of a person: its connector leaves it out.
  const people = names.filter(name => !name.startsWith('Mairie de '))
  const visibility = isPublic(item) ? 'public' : 'private'
  return replyMessageOf(
    {
      id: 1,
      remoteId: '1',
      parentRemoteId: null,
      conversationId: 1,
      contactId: 1,
      direction: 'inbound',
      kind: 'message',
      sentAt: 0,
      receivedAt: 0,
      amended: 0,
      history: 0,
      arrival: null,
      text,
      automatic: 0,
      holding: 0,
      removedAt: null,
      erasedAt: null,
      erasedRule: null,
      erasedNeedAt: null,
      mentions: people.length > 0 ? JSON.stringify(people) : null,
    },
    {
      conversation: { id: 1, visibility },
      edits: new Map(),
      hidings: new Map(),
      marks: new Map(),
    },
  )
}

/** `right` by the rules; `likely`: with the mark, which only doubts. */
export type NeedScore = { right: number; likely: number; all: number }

/**
 * Of what needs an answer how many count, and how many of those are not marked; of the rest how many
 * are left out, and how many left out or marked: together and by kind.
 */
export function scoresOf(items: readonly CorpusItem[]): {
  needed: NeedScore
  rest: NeedScore
  kinds: Map<string, NeedScore & { needs: boolean }>
} {
  const none = (): NeedScore => ({ right: 0, likely: 0, all: 0 })
  const needed = none()
  const rest = none()
  const kinds = new Map<string, NeedScore & { needs: boolean }>()
  for (const item of items) {
    const rule = ruleFor(item)
    const leftOut = rule !== null && rule !== 'unlikely'
    const kind = kinds.get(item.kind) ?? { ...none(), needs: item.needs }
    kinds.set(item.kind, kind)
    for (const score of [kind, item.needs ? needed : rest]) {
      score.right += leftOut === item.needs ? 0 : 1
      score.likely += (rule !== null) === item.needs ? 0 : 1
      score.all += 1
    }
  }
  return { needed, rest, kinds }
}
