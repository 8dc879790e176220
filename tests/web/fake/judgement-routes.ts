import type { Hono } from 'hono'
import { contactList, mergeCandidates } from '../../../server/inbox/shapes/acts.ts'
import { conversationShape, type OverrideShape } from '../../../server/inbox/shapes/conversation.ts'
import { iso } from './commune.ts'
import { fakeRoutes } from './fake-routes.ts'
import type { FakeConversation } from './messages.ts'
import type { Village } from './village.ts'

/** Whom the other channels know. */
const elsewhere = [
  { contact: 901, name: 'lfaure', address: 'lucie.faure@exemple.fr', channelName: 'Courriel' },
  { contact: 902, name: 'Lu', address: null, channelName: 'Instagram de la mairie' },
]

/** What people decide about messages and conversations, and take back. */
export function judgementRoutes(village: Village): Hono {
  const before = new Map<number, FakeConversation>()

  const holding = (message: number) =>
    village.conversations.find(one => one.messages.some(said => said.id === message))

  const peopleAt = (contact: number) =>
    village.conversations
      .flatMap(({ people }) => people)
      .filter(person => person.contact === contact)

  const put = (conversation: FakeConversation) => {
    village.conversations = village.conversations.map(one =>
      one.id === conversation.id ? conversation : one,
    )
  }

  const judged = (
    rest: Pick<OverrideShape, 'act' | 'reason' | 'mark'> & Partial<OverrideShape>,
  ): OverrideShape => ({
    at: iso(village.now),
    by: 'Claire Morel',
    answer: null,
    ...rest,
  })
  return fakeRoutes({
    'POST /messages/:id/marks': (c, asked) => {
      const id = Number(c.req.param('id'))
      village.asked.push({ method: 'POST', path: c.req.path, body: asked })
      const found = holding(id)
      if (found === undefined) return c.notFound()
      const mark = 500 + village.asked.length
      before.set(mark, structuredClone(found))
      for (const message of found.messages.filter(said => said.id === id)) {
        message.needsReply = asked.needsReply
        message.needsReplyReason = asked.needsReply ? null : asked.reason
        message.needsReplyBy = 'person'
        for (const judgement of message.overrides) judgement.mark = null
        const act = asked.needsReply ? 'needed' : 'not-needed'
        message.overrides.push(judged({ act, reason: asked.reason, mark }))
      }
      for (const episode of found.episodes.filter(one => one.openedBy === id)) {
        episode.state = asked.needsReply ? 'waiting' : 'excluded'
        episode.reason = asked.needsReply ? null : asked.reason
      }
      found.waiting = found.episodes.filter(one => one.state === 'waiting').length
      return conversationShape.parse(found)
    },
    'DELETE /messages/:id/marks/:mark': c => {
      const id = Number(c.req.param('id'))
      village.asked.push({ method: 'DELETE', path: c.req.path, body: null })
      const restored = before.get(Number(c.req.param('mark')))
      if (restored === undefined) return c.notFound()
      const message = restored.messages.find(said => said.id === id)
      message?.overrides.push(judged({ act: 'undone', reason: null, mark: null }))
      put(restored)
      return conversationShape.parse(restored)
    },
    'POST /messages/:id/holding': (c, asked) => {
      const id = Number(c.req.param('id'))
      village.asked.push({ method: 'POST', path: c.req.path, body: asked })
      const found = holding(id)
      if (found === undefined) return c.notFound()
      for (const message of found.messages.filter(said => said.id === id)) {
        message.holding = asked.holding
        const act = asked.holding ? 'holding' : 'complete'
        message.overrides.push(judged({ act, reason: null, mark: null }))
      }
      for (const episode of found.episodes.filter(one => one.closedBy === id)) {
        episode.fullAnswerMs = asked.holding ? null : episode.elapsedMs
      }
      return conversationShape.parse(found)
    },
    'POST /messages/:id/automatic': (c, { automatic }) => {
      const id = Number(c.req.param('id'))
      village.asked.push({ method: 'POST', path: c.req.path, body: { automatic } })
      const found = holding(id)
      if (found === undefined) return c.notFound()
      for (const message of found.messages.filter(said => said.id === id)) {
        message.automatic = automatic ?? false
        message.automaticSaid = automatic !== null
        const act = automatic === null ? 'unsaid' : automatic ? 'automatic' : 'human'
        message.overrides.push(judged({ act, reason: null, mark: null }))
      }
      return conversationShape.parse(found)
    },
    'POST /messages/:id/private-answer': (c, asked) => {
      const id = Number(c.req.param('id'))
      village.asked.push({ method: 'POST', path: c.req.path, body: asked })
      const found = holding(id)
      if (found === undefined) return c.notFound()
      const { answer, answers } = asked
      const restored = before.get(answer)
      if (answers === null && restored !== undefined) {
        const message = restored.messages.find(said => said.id === id)
        message?.overrides.push(judged({ act: 'undone', reason: null, mark: null }))
        put(restored)
        return conversationShape.parse(restored)
      }
      before.set(answer, structuredClone(found))
      for (const message of found.messages.filter(said => said.id === id)) {
        const at = message.possibleAnswer?.sentAt ?? iso(village.now)
        const act = answers === true ? 'private-answer' : 'no-private-answer'
        message.overrides.push(judged({ act, reason: null, mark: null, answer }))
        message.possibleAnswer = null
        if (answers !== true) continue
        found.waiting = 0
        for (const episode of found.episodes.filter(one => one.openedBy === id)) {
          const elapsedMs = Date.parse(at) - Date.parse(episode.openedAt)
          const times = { elapsedMs, officeMs: elapsedMs, fullAnswerMs: elapsedMs, onTime: true }
          Object.assign(episode, { state: 'answered', closedAt: at, ...times })
        }
      }
      return conversationShape.parse(found)
    },
    'POST /messages/:id/hidden': (c, { hidden }) => {
      const id = Number(c.req.param('id'))
      village.asked.push({ method: 'POST', path: c.req.path, body: { hidden } })
      const found = holding(id)
      if (found === undefined) return c.notFound()
      for (const message of found.messages.filter(said => said.id === id)) {
        message.hidden = hidden
        message.needsReply = !hidden
        message.needsReplyReason = hidden ? 'moderation' : null
        message.needsReplyBy = hidden ? 'rule' : null
        const act = hidden ? 'hidden' : 'shown'
        message.overrides.push(judged({ act, reason: null, mark: null }))
      }
      for (const episode of found.episodes.filter(one => one.openedBy === id)) {
        episode.state = hidden ? 'excluded' : 'waiting'
        episode.reason = hidden ? 'moderation' : null
      }
      return conversationShape.parse(found)
    },
    'GET /conversations/:id/merge-candidates': c => {
      const search = (c.req.query('search') ?? '').toLowerCase()
      const own = village.conversations.find(one => String(one.id) === c.req.param('id'))
      const conversations = village.conversations
        .filter(one => one !== own && one.authors.join().toLowerCase().includes(search))
        .map(one => ({ ...one, sameName: one.authors.some(name => own?.authors.includes(name)) }))
        .sort((a, b) => Number(b.sameName) - Number(a.sameName))
      return mergeCandidates.parse({ conversations })
    },
    'POST /conversations/:id/merge': (c, asked) => {
      village.asked.push({ method: 'POST', path: c.req.path, body: asked })
      const one = village.conversations.find(each => String(each.id) === c.req.param('id'))
      const other = village.conversations.find(each => each.id === asked.into)
      if (one === undefined || other === undefined) return c.notFound()
      for (const each of [one, other]) before.set(each.id, structuredClone(each))
      const joined = {
        messages: [...one.messages, ...other.messages].sort((a, b) =>
          a.sentAt.localeCompare(b.sentAt),
        ),
        episodes: [...one.episodes, ...other.episodes],
        joinings: [
          {
            at: iso(village.now),
            by: 'Claire Morel',
            act: 'merged' as const,
            conversation: one.id,
          },
        ],
      }
      const beside = ({ id, channelName, visibility, subject, url }: FakeConversation) => [
        { id, channelName, visibility, subject, url },
      ]
      put({ ...one, ...joined, merged: beside(other) })
      put({ ...other, ...joined, merged: beside(one) })
      return conversationShape.parse({ ...one, ...joined, merged: beside(other) })
    },
    'GET /contacts/:id/elsewhere': c => {
      const search = (c.req.query('search') ?? '').toLowerCase()
      const contacts = elsewhere.filter(
        ({ name, address }) => search !== '' && `${name} ${address}`.toLowerCase().includes(search),
      )
      return contactList.parse({ contacts })
    },
    'POST /contacts/:id/join': (c, json) => {
      village.asked.push({ method: 'POST', path: c.req.path, body: json })
      for (const person of peopleAt(Number(c.req.param('id')))) {
        person.same = elsewhere
          .filter(({ contact }) => contact === json.other)
          .map(({ contact, name, channelName }) => ({
            contact,
            name,
            channelName,
            conversations: [
              { id: 3, visibility: 'private', subject: name, lastMessageAt: iso(village.now) },
            ],
          }))
      }
    },
    'POST /contacts/:id/part': (c, json) => {
      village.asked.push({ method: 'POST', path: c.req.path, body: json })
      const id = Number(c.req.param('id'))
      const all = village.conversations.flatMap(({ people }) => people)
      for (const person of all) {
        if (person.contact === id) person.same = []
        person.same = person.same.filter(({ contact }) => contact !== id)
      }
    },
    'POST /conversations/:id/split': (c, json) => {
      village.asked.push({ method: 'POST', path: c.req.path, body: json })
      const one = village.conversations.find(each => String(each.id) === c.req.param('id'))
      if (one === undefined) return c.notFound()
      for (const id of [one.id, ...one.merged.map(each => each.id)]) {
        const restored = before.get(id)
        if (restored !== undefined) put(restored)
      }
      return conversationShape.parse(before.get(one.id))
    },
  })
}
