import type { Hono } from 'hono'
import type { z } from 'zod'
import { accessIssue } from '../../../server/channels/notice.ts'
import { inboxSentences } from '../../../server/inbox/sentences.ts'
import { replyForm, type replyNew } from '../../../server/inbox/shapes/acts.ts'
import {
  conversationLine,
  conversationList,
  conversationShape,
  replyShape,
} from '../../../server/inbox/shapes/conversation.ts'
import { folded } from '../../../server/language/text.ts'
import { allows } from '../../../server/people/rules/role.ts'
import { isParked, isUnseen } from '../../../server/publishing/rules/delivery-state.ts'
import { weeksInColumns } from '../../../server/reply-times/rules/week-columns.ts'
import {
  episodeListQuery,
  episodeListShape,
  reportQuery,
} from '../../../server/reply-times/shapes.ts'
import { todayShape } from '../../../server/today/shapes.ts'
import { dutyOn } from './alert-routes.ts'
import { iso, minutes } from './commune.ts'
import { posterBytes } from './events.ts'
import { answered, fakeRoutes } from './fake-routes.ts'
import { isFirstDay } from './first-step-routes.ts'
import { type FakeConversation, waitingIn } from './messages.ts'
import { makeEpisodes, makeFigures, makeList, noSummary, summaryOf } from './report/report.ts'
import type { Village } from './village.ts'

/** Who waits, conversations, answers, reports. */
export function messageRoutes(village: Village): Hono {
  const find = (id: string) => village.conversations.find(one => String(one.id) === id)
  const answerIn = (found: FakeConversation, asked: z.output<typeof replyNew>) => {
    const reply = answered(replyShape, {
      id: 700 + village.asked.length,
      message: asked.message,
      way: asked.way ?? found.visibility,
      text: asked.text,
      holding: asked.holding ?? false,
      state: 'sent',
      reason: null,
      author: 'Claire Morel',
      createdAt: iso(village.now),
      files: [],
    })
    found.replies.push(reply)
    found.waiting = 0
    found.dueAt = null
    for (const episode of found.episodes) {
      if (episode.closedAt !== null) continue
      episode.state = 'answered'
      episode.closedAt = iso(village.now)
      episode.elapsedMs = village.now - Date.parse(episode.openedAt)
      episode.fullAnswerMs = asked.holding ? null : episode.elapsedMs
      episode.onTime = episode.officeMs <= 15 * 60_000
    }
    return reply
  }
  return fakeRoutes({
    'GET /today': () => {
      const deliveries = village.events.flatMap(event => event.deliveries)
      return todayShape.parse({
        now: iso(village.now),
        openNow: true,
        changesAt: '2026-11-24T11:00:00.000Z',
        waiting: waitingIn(village.conversations),
        waitingCount: waitingIn(village.conversations).length,
        unlikely: waitingIn(village.conversations).filter(({ unlikely }) => unlikely).length,
        quiet: village.quiet,
        old: village.old,
        deliveries: deliveries.filter(one => one.dueLocal.startsWith('2026-11-24')),
        deliveryIssues: deliveries.filter(
          one =>
            ['failed', 'unconfirmed', 'missed'].includes(one.state) ||
            isParked(one) ||
            isUnseen(one),
        ),
        unconfirmed: [],
        failure: village.failure,
        reminders: village.events.flatMap(event =>
          event.reminders.filter(one => one.doneAt === null && one.dueLocal < '2026-11-25'),
        ),
        offers: village.offers.filter(({ state }) => state === 'proposed').length,
        approvals: village.approvals.filter(({ items }) => items.length > 0).length,
        proposals: village.proposals.filter(
          ({ state, source }) => ['received', 'asked'].includes(state) || source !== null,
        ).length,
        requests: village.requests.filter(({ state }) => state === 'open'),
        channels: village.channels.flatMap(channel => {
          const { id, name, state, stateReason, tokenEndsAt, receives } = channel
          const endsAt = tokenEndsAt === null ? null : Date.parse(tokenEndsAt)
          const ending = accessIssue(endsAt, village.now, 'Europe/Paris')?.fr ?? null
          const problem = state === 'paused' ? stateReason : ending
          const cutOffAt = state === 'paused' && receives ? minutes(-95) : null
          return problem === null || state === 'disconnected'
            ? []
            : [{ id, name, problem, cutOffAt }]
        }),
        duty: dutyOn(village, '2026-11-24'),
        firstDay: isFirstDay(village),
        week: village.scenario === 'full' ? summaryOf(makeEpisodes()) : noSummary,
        weekTargets: [{ minutes: 15 }],
        weekBeside: { onTime: 6, counted: 11, holdingOnTime: 1 },
        weekBefore: { onTime: 5, counted: 12 },
        weekElapsedMedianMs: village.scenario === 'full' ? 41 * 60_000 : null,
      })
    },
    'GET /conversations': c => {
      const { filter, before, search = '' } = c.req.query()
      const shown = village.conversations.filter(one => {
        if (!folded(JSON.stringify(one)).includes(folded(search))) return false
        if (filter === 'waiting') return one.waiting > 0
        if (filter === 'mine') return one.inCharge?.id === 'u1'
        if (filter === 'unlikely') return one.unlikely
        if (filter === 'old') return false
        if (filter === 'excluded') return one.episodes.some(episode => episode.state === 'excluded')
        return true
      })
      const sorted = shown.toSorted((a, b) =>
        filter === 'waiting'
          ? (a.dueAt ?? '').localeCompare(b.dueAt ?? '')
          : b.lastMessageAt.localeCompare(a.lastMessageAt),
      )
      const isFirst = before === undefined
      const lines = filter === 'all' ? (isFirst ? sorted.slice(0, 4) : sorted.slice(4)) : sorted
      const next = filter === 'all' && isFirst && sorted.length > 4 ? 'older' : null
      return conversationList.parse({
        conversations: lines.map(one => conversationLine.parse(one)),
        next,
      })
    },
    'GET /messages/:id/attachments/:index': () =>
      new Response(posterBytes, {
        headers: {
          'content-type': 'application/octet-stream',
          'content-disposition': 'attachment; filename="fichier"',
        },
      }),
    'GET /messages/:id/attachments/:index/small': () =>
      new Response(posterBytes, { headers: { 'content-type': 'image/svg+xml' } }),
    'GET /answerers': () =>
      village.people
        .filter(({ role }) => allows(role, 'messages.answer'))
        .map(({ id, name }) => ({ id, name })),
    'PUT /conversations/:id/in-charge': (c, asked) => {
      village.asked.push({ method: 'PUT', path: c.req.path, body: asked })
      const found = find(c.req.param('id'))
      if (found === undefined) return c.notFound()
      const person = village.people.find(one => one.id === asked.person)
      found.inCharge = person === undefined ? null : { id: person.id, name: person.name }
      return conversationShape.parse(found)
    },
    'POST /waiting/old/aside': () => {
      const marks = Array.from({ length: village.old }, (_, index) => 900 + index)
      village.old = 0
      return { marks }
    },
    'POST /waiting/old/back': (_, { marks }) => {
      village.old = marks.length
    },
    'POST /waiting/unlikely/aside': () => {
      const aside = village.conversations.filter(one => one.unlikely)
      for (const one of aside) one.unlikely = false
      for (const episode of aside.flatMap(one => one.episodes)) episode.state = 'excluded'
      return { marks: aside.map(({ id }) => 900 + id) }
    },
    'POST /waiting/unlikely/back': (_, { marks }) => {
      for (const one of village.conversations.filter(({ id }) => marks.includes(900 + id))) {
        one.unlikely = true
        for (const episode of one.episodes) episode.state = 'waiting'
      }
    },
    'GET /conversations/:id': c => {
      const found = find(c.req.param('id'))
      if (found !== undefined) return conversationShape.parse(found)
      return c.json({ error: 'not-found', message: 'Cette conversation n’existe pas.' }, 404)
    },
    'POST /conversations/:id/presence': () => village.present,
    'POST /conversations/:id/replies': (c, asked) => {
      const found = find(c.req.param('id'))
      if (found === undefined) return c.notFound()
      const since = found.messages.find(
        ({ id, direction }) => direction === 'outbound' && id > (asked.seenMessage ?? Infinity),
      )
      if (since !== undefined) {
        const message = inboxSentences.answeredSince(since.author).fr
        return c.json({ error: 'conflict', message, field: 'seenMessage' }, 409)
      }
      village.asked.push({ method: 'POST', path: c.req.path, body: asked })
      return answerIn(found, asked)
    },
    'POST /replies': async c => {
      const form = await c.req.formData()
      const asked = replyForm.parse(
        Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')),
      )
      const files = form.getAll('file').map(file => (file instanceof File ? file.name : ''))
      village.asked.push({ method: 'POST', path: c.req.path, body: { ...asked, files } })
      const found = village.conversations.find(one =>
        one.messages.some(({ id }) => id === asked.message),
      )
      return found === undefined ? c.notFound() : answerIn(found, asked)
    },
    'POST /replies/:id/retry': c => {
      const id = Number(c.req.param('id'))
      const reply = village.conversations.flatMap(one => one.replies).find(one => one.id === id)
      if (reply === undefined) return c.notFound()
      reply.state = 'sent'
      reply.reason = null
      return reply
    },
    'GET /reports/replies/figures': c => {
      const asked = reportQuery.parse(c.req.query())
      const figures = makeFigures(asked, village.scenario !== 'full', village.targets.channels)
      return { ...figures, weeks: weeksInColumns(figures.weeks) }
    },
    'GET /reports/replies/episodes': c => {
      const asked = episodeListQuery.parse(c.req.query())
      return episodeListShape.parse(makeList(asked, village.scenario !== 'full'))
    },
    'GET /reports/replies.csv': c => c.text('thread;openedAt\n'),
  })
}
