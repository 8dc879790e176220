import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { replyMessageOf } from '../../../server/reply-times/reply-facts.ts'
import { textNeedOf } from '../../../server/reply-times/rules/reply-need.ts'

/** One comment or private message, and whether somebody of the mairie is expected to answer. */
const corpusItem = z.strictObject({
  text: z.string().min(1).max(1000),
  names: z.array(z.string().min(1)).min(1).optional(),
  under: z.string().min(1),
  needs: z.boolean(),
  kind: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
})
export type CorpusItem = z.infer<typeof corpusItem>

/** Nobody who writes rules looks at what the held-back file holds: of it only counts are printed. */
export function readCorpus(file: 'corpus' | 'held-back'): CorpusItem[] {
  const url = new URL(`../../reply-times/need/${file}.jsonl`, import.meta.url)
  const lines = readFileSync(url, 'utf8').trimEnd().split('\n')
  return lines.map(line => corpusItem.parse(JSON.parse(line)))
}

/** By which rule the server leaves an item out, or null where it counts: from the stored message on. */
export function ruleFor({ text, names = [], under }: CorpusItem): string | null {
  // The page's own name is no mention of a person: its connector leaves it out.
  const people = names.filter(name => !name.startsWith('Mairie de '))
  const visibility = under.startsWith('privé') ? 'private' : 'public'
  const message = replyMessageOf(
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
  return textNeedOf(message).rule
}

export type NeedScore = { right: number; all: number }

/** Of what needs an answer how many count, of the rest how many are left out: together and by kind. */
export function scoresOf(items: readonly CorpusItem[]): {
  needed: NeedScore
  rest: NeedScore
  kinds: Map<string, NeedScore & { needs: boolean }>
} {
  const needed = { right: 0, all: 0 }
  const rest = { right: 0, all: 0 }
  const kinds = new Map<string, NeedScore & { needs: boolean }>()
  for (const item of items) {
    const right = (ruleFor(item) === null) === item.needs ? 1 : 0
    const kind = kinds.get(item.kind) ?? { right: 0, all: 0, needs: item.needs }
    kinds.set(item.kind, kind)
    for (const score of [kind, item.needs ? needed : rest]) {
      score.right += right
      score.all += 1
    }
  }
  return { needed, rest, kinds }
}
