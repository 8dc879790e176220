import { Hono } from 'hono'
import { accessTrouble } from '../../../server/channels/notice.ts'
import {
  conversationLine,
  conversationList,
  conversationShape,
  replyNew,
  replyShape,
} from '../../../server/inbox/shapes/conversation.ts'
import { isParked, isUnseen } from '../../../server/publishing/rules/delivery-state.ts'
import {
  episodeListQuery,
  episodeListShape,
  reportFiguresShape,
  reportQuery,
} from '../../../server/reply-times/shapes.ts'
import { todayShape } from '../../../server/today/shapes.ts'
import { dutyOn } from './alert-routes.ts'
import { iso } from './commune.ts'
import { waitingIn } from './messages.ts'
import { makeEpisodes, makeFigures, makeList, noSummary, summaryOf } from './report.ts'
import type { Village } from './village.ts'

/** Who waits, conversations, answers, reports. */
export function messageRoutes(village: Village): Hono {
  const app = new Hono()
  const find = (id: string) => village.conversations.find(one => String(one.id) === id)

  app.get('/today', c => {
    const deliveries = village.events.flatMap(event => event.deliveries)
    return c.json(
      todayShape.parse({
        now: iso(village.now),
        openNow: true,
        changesAt: '2026-11-24T11:00:00.000Z',
        waiting: waitingIn(village.conversations),
        deliveries: deliveries.filter(one => one.dueLocal.startsWith('2026-11-24')),
        troubled: deliveries.filter(
          one =>
            ['failed', 'unconfirmed', 'missed'].includes(one.state) ||
            isParked(one) ||
            isUnseen(one),
        ),
        reminders: village.events.flatMap(event =>
          event.reminders.filter(one => one.doneAt === null && one.dueLocal < '2026-11-25'),
        ),
        approvals: village.approvals.filter(({ items }) => items.length > 0).length,
        channels: village.channels.flatMap(({ id, name, state, stateReason, tokenEndsAt }) => {
          const endsAt = tokenEndsAt === null ? null : Date.parse(tokenEndsAt)
          const ending = accessTrouble(endsAt, village.now, 'Europe/Paris')
          const problem = state === 'paused' ? stateReason : ending
          return problem === null || state === 'disconnected' ? [] : [{ id, name, problem }]
        }),
        duty: dutyOn(village, '2026-11-24'),
        week: village.scenario === 'full' ? summaryOf(makeEpisodes()) : noSummary,
        weekBeside: { onTime: 6, counted: 11, holdingOnTime: 1 },
        weekElapsedMedianMs: village.scenario === 'full' ? 41 * 60_000 : null,
      }),
    )
  })

  app.get('/conversations', c => {
    const { filter, before } = c.req.query()
    const shown = village.conversations.filter(one => {
      if (filter === 'waiting') return one.waiting > 0
      if (filter === 'excluded') return one.episodes.some(episode => episode.state === 'excluded')
      return true
    })
    const sorted = shown.sort((a, b) => b.lastMessageAt.localeCompare(a.lastMessageAt))
    const isFirst = before === undefined
    const lines = filter === 'all' ? (isFirst ? sorted.slice(0, 4) : sorted.slice(4)) : sorted
    const next = filter === 'all' && isFirst && sorted.length > 4 ? 'older' : null
    return c.json(
      conversationList.parse({
        conversations: lines.map(one => conversationLine.parse(one)),
        next,
      }),
    )
  })
  app.get('/conversations/:id', c => {
    const found = find(c.req.param('id'))
    if (found !== undefined) return c.json(conversationShape.parse(found))
    return c.json({ error: 'not-found', message: 'Cette conversation n’existe pas.' }, 404)
  })
  app.post('/conversations/:id/replies', async c => {
    const found = find(c.req.param('id'))
    if (found === undefined) return c.notFound()
    const asked = replyNew.parse(await c.req.json())
    village.asked.push({ method: 'POST', path: c.req.path, body: asked })
    const reply = replyShape.parse({
      id: 700 + village.asked.length,
      message: asked.message,
      way: asked.way ?? found.visibility,
      text: asked.text,
      holding: asked.holding ?? false,
      state: 'sent',
      reason: null,
      author: 'Claire Morel',
      createdAt: iso(village.now),
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
    return c.json(reply, 201)
  })
  app.post('/replies/:id/retry', c => {
    const id = Number(c.req.param('id'))
    const reply = village.conversations.flatMap(one => one.replies).find(one => one.id === id)
    if (reply === undefined) return c.notFound()
    reply.state = 'sent'
    reply.reason = null
    return c.json(reply)
  })
  app.get('/reports/replies/figures', c => {
    const asked = reportQuery.parse(c.req.query())
    return c.json(reportFiguresShape.parse(makeFigures(asked, village.scenario !== 'full')))
  })
  app.get('/reports/replies/episodes', c => {
    const asked = episodeListQuery.parse(c.req.query())
    return c.json(episodeListShape.parse(makeList(asked, village.scenario !== 'full')))
  })
  app.get('/reports/replies.csv', c => c.text('thread;openedAt\n'))
  return app
}
