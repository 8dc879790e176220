import type { Hono } from 'hono'
import { dayWordIn } from '../../../server/calendar/rules/days.ts'
import { choicesOf, firstLines, wantedOf } from '../../../server/calendar/rules/items.ts'
import {
  calendarDays,
  calendarQuery,
  deliveriesMoved,
  reminderMoved,
} from '../../../server/calendar/shapes.ts'
import { electionPeriodsBetween } from '../../../server/language/elections.ts'
import { holidaysOf } from '../../../server/language/holidays.ts'
import { schoolZoneOf } from '../../../server/language/names/departments.ts'
import {
  schoolHolidaysBetween,
  schoolYearsKnown,
} from '../../../server/language/school-holidays.ts'
import { movableStates } from '../../../server/publishing/rules/delivery-state.ts'
import { iso } from './commune.ts'
import { fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

const missing = { error: 'not-found', message: 'Cette publication n’existe pas.' }

/** The days of the fake village, and moving what is planned on them. */
export function calendarRoutes(village: Village): Hono {
  const deliveries = () => village.events.flatMap(event => event.deliveries)
  return fakeRoutes({
    'GET /calendar': c => {
      const { from, to, lines, ...wanted } = calendarQuery.parse(c.req.query())
      const isWithin = (local: string) => local.slice(0, 10) >= from && local.slice(0, 10) <= to
      const due = deliveries().filter(({ dueLocal }) => isWithin(dueLocal))
      const groups = Map.groupBy(due, one => `${one.post} ${one.dueLocal}`)
      const years = [...new Set([from, to].map(date => Number(date.slice(0, 4))))]
      const events = village.events.filter(
        ({ startLocal, endLocal }) =>
          startLocal.slice(0, 10) <= to && (endLocal ?? startLocal).slice(0, 10) >= from,
      )
      const posts = [...groups.values()].flatMap(group => {
        const [first] = group
        if (first === undefined) return []
        const event = village.events.find(({ id }) => id === first.event)
        return {
          ...first,
          dayWord: dayWordIn(first.text),
          eventEnds: event?.startLocal.slice(0, 10) ?? null,
          channels: group.map(one => ({
            delivery: one.id,
            channel: one.channel,
            name: one.channelName,
            state: one.state,
            movable: movableStates.includes(one.state),
          })),
        }
      })
      const reminders = village.events
        .flatMap(event => event.reminders)
        .filter(({ dueLocal }) => isWithin(dueLocal))
      const neighbours = village.neighbours.filter(({ startLocal }) => isWithin(startLocal))
      const all = { events, posts, reminders, neighbours }
      const answer: unknown = {
        from,
        to,
        ...firstLines(wantedOf(all, wanted), { from, to }, lines),
        choices: choicesOf(all),
        schoolZone: schoolZoneOf(village.commune.department),
        schoolHolidays: schoolHolidaysBetween('A', from, to),
        schoolKnownUntil: schoolYearsKnown.to,
        elections: electionPeriodsBetween(from, to),
        holidays: years
          .flatMap(year => holidaysOf(year, 'FR'))
          .filter(({ date }) => isWithin(date)),
      }
      return calendarDays.parse(JSON.parse(JSON.stringify(answer)))
    },
    'GET /deliveries': c => {
      const { from = '', to = '~' } = c.req.query()
      const isDue = ({ dueAt }: { dueAt: string }) => dueAt >= from && dueAt < to
      return { deliveries: deliveries().filter(isDue) }
    },
    'POST /deliveries/:id/move': (c, body) => {
      village.asked.push({ method: 'POST', path: c.req.path, body })
      const ids = [Number(c.req.param('id')), ...body.with]
      const found = deliveries().filter(({ id }) => ids.includes(id))
      const from = found[0]?.dueLocal
      if (from === undefined) return c.json(missing, 404)
      for (const one of found) one.dueLocal = body.local
      return deliveriesMoved.parse({ deliveries: found, from })
    },
    'POST /reminders/:id/move': (c, body) => {
      village.asked.push({ method: 'POST', path: c.req.path, body })
      const reminder = village.events
        .flatMap(event => event.reminders)
        .find(({ id }) => String(id) === c.req.param('id'))
      if (reminder === undefined) return c.json(missing, 404)
      const from = reminder.dueLocal
      reminder.dueLocal = body.local
      return reminderMoved.parse({ reminder, from })
    },
    'GET /feeds': () => ({ feeds: village.feeds }),
    'POST /feeds': (c, body) => {
      village.asked.push({ method: 'POST', path: c.req.path, body })
      const id = village.feeds.length + 1
      const looked = { checkedAt: iso(village.now), readAt: iso(village.now), error: null }
      const added = { ...body, ...looked, id, upcoming: 12, inAgenda: false, partner: null }
      village.feeds.push(added)
      return added
    },
    'POST /feeds/:id/refresh': c => {
      const feed = village.feeds.find(({ id }) => String(id) === c.req.param('id'))
      if (feed === undefined) return c.json(missing, 404)
      Object.assign(feed, { error: null, readAt: iso(village.now), upcoming: 3 })
      return feed
    },
    'PUT /feeds/:id': (c, body) => {
      village.asked.push({ method: 'PUT', path: c.req.path, body })
      const feed = village.feeds.find(({ id }) => String(id) === c.req.param('id'))
      if (feed === undefined) return c.json(missing, 404)
      return Object.assign(feed, body)
    },
    'DELETE /feeds/:id': c => {
      village.feeds = village.feeds.filter(({ id }) => String(id) !== c.req.param('id'))
    },
  })
}
