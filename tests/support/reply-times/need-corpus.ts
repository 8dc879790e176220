import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isUnlikelyNeed } from '../../../server/reply-times/rules/need/reply-need.ts'
import type { NeedRule } from '../../../server/reply-times/rules/need/rules/need-rules.ts'
import { ruleAgainst } from '../../../server/reply-times/rules/need/rules.ts'
import type { ReplyMessage } from '../../../server/reply-times/rules/reply-message.ts'
import { replyMessageOf } from '../../../server/reply-times/thread-messages.ts'

/** One comment or private message, and whether somebody of the mairie is expected to answer. */
const corpusItem = z.strictObject({
  text: z.string().min(1).max(1000),
  names: z.array(z.string().min(1)).min(1).optional(),
  under: z.string().min(1),
  needs: z.boolean(),
  kind: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
})
export type CorpusItem = z.infer<typeof corpusItem>

/** Pages of five villages, from which no rule was written: nobody who writes rules reads them. */
export const corpusFiles = [
  'everyday-held-back',
  'everyday-unseen',
  'everyday-sixth',
  'everyday-ninth',
  'everyday-twelfth',
] as const
export type CorpusFile = (typeof corpusFiles)[number]

export function readCorpus(file: CorpusFile): CorpusItem[] {
  const url = new URL(`../../reply-times/rules/need/${file}.jsonl`, import.meta.url)
  const lines = readFileSync(url, 'utf8').trimEnd().split('\n')
  return lines.map(line => corpusItem.parse(JSON.parse(line)))
}

/** By which rule the server leaves an item out, `unlikely` where it only marks it, or null. */
function ruleFor(item: CorpusItem): NeedRule | 'unlikely' | null {
  const message = messageOf(item)
  const rule = ruleAgainst(message.text, message.mentions)
  if (rule !== null) return rule
  if (!isPublic(item)) return null
  const toResident = residents.test(item.under)
  return isUnlikelyNeed(message, { subject: item.under, toResident }) ? 'unlikely' : null
}

const residents = /^(?:commentaire|question) d|^réponse à un/

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
 * are left out, and how many left out or marked; and how many each rule leaves out.
 */
export function scoresOf(items: readonly CorpusItem[]): {
  needed: NeedScore
  rest: NeedScore
  rules: Map<string, number>
} {
  const none = (): NeedScore => ({ right: 0, likely: 0, all: 0 })
  const needed = none()
  const rest = none()
  const rules = new Map<string, number>()
  for (const item of items) {
    const rule = ruleFor(item)
    const leftOut = rule !== null && rule !== 'unlikely'
    const score = item.needs ? needed : rest
    score.right += leftOut === item.needs ? 0 : 1
    score.likely += (rule !== null) === item.needs ? 0 : 1
    score.all += 1
    if (rule !== null) rules.set(rule, (rules.get(rule) ?? 0) + 1)
  }
  return { needed, rest, rules }
}
