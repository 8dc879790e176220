import { Hono } from 'hono'
import { digestShape, recipientNew } from '../../../server/digest/shapes.ts'
import { bridgeDays } from '../../../server/hours/rules/bridge-days.ts'
import { compileCalendar } from '../../../server/hours/rules/opening-hours.ts'
import { previewHours } from '../../../server/hours/rules/preview.ts'
import { calendarShape, communeEdit, hoursPreviewShape } from '../../../server/hours/shapes.ts'
import { instantOfLocal, localDateOf } from '../../../server/language/instant.ts'
import { addDays } from '../../../server/language/iso-week.ts'
import {
  apiKeyMade,
  apiKeyNew,
  apiKeyShape,
  communeShape,
  type MeShape,
  meShape,
  personNew,
  personShape,
  setupRequest,
} from '../../../server/people/shapes/commune.ts'
import { role } from '../../../server/people/shapes/role.ts'
import { rebuildShape } from '../../../server/reply-times/shapes.ts'
import { iso } from './commune.ts'
import { makeDigest } from './digest.ts'
import type { Village } from './village.ts'

/** Signing in, setting up, settings, digest. */
export function accountRoutes(village: Village): Hono {
  const app = new Hono()
  const me = (): MeShape => {
    const user = village.people.find(one => one.role === village.role) ?? village.people[0]
    if (user === undefined) throw new Error('nobody')
    const { id, name, email } = user
    return meShape.parse({
      user: { id, name, email },
      role: village.role,
      commune: village.commune,
      agendaUrl: 'https://tambour.exemple.fr/agenda',
    })
  }

  app.post('/auth/sign-in/email', async c => {
    const { password } = await c.req.json<{ password: string }>()
    if (password !== 'un bon mot de passe') {
      return c.json(
        { error: 'unauthenticated', message: 'L’adresse ou le mot de passe ne convient pas.' },
        401,
      )
    }
    village.isSignedIn = true
    return c.body(null, 204)
  })
  app.post('/auth/sign-out', c => {
    village.isSignedIn = false
    return c.body(null, 204)
  })
  app.post('/auth/change-password', async c => {
    const asked = await c.req.json<{ currentPassword: string; newPassword: string }>()
    if (asked.currentPassword !== 'un bon mot de passe') {
      return c.json(
        { error: 'bad-request', message: 'Le mot de passe actuel ne convient pas.' },
        400,
      )
    }
    village.asked.push({ method: 'POST', path: c.req.path, body: asked })
    return c.body(null, 204)
  })
  app.get('/setup', c => c.json({ needed: !village.isSetUp }))
  app.post('/setup', async c => {
    const asked = setupRequest.parse(await c.req.json())
    village.commune.name = asked.commune
    village.isSetUp = true
    village.isSignedIn = true
    return c.json(me(), 201)
  })
  app.get('/me', c => c.json(me()))

  app.put('/commune', async c => {
    Object.assign(village.commune, communeEdit.parse(await c.req.json()))
    return c.json(communeShape.parse(village.commune))
  })
  app.get('/opening-hours', c => c.json(calendarShape.parse(village.calendar)))
  app.put('/opening-hours', async c => {
    village.calendar = calendarShape.parse(await c.req.json())
    return c.json(village.calendar)
  })
  app.post('/opening-hours/preview', async c => {
    const asked: { calendar: unknown; at?: string } = await c.req.json()
    const calendar = compileCalendar(calendarShape.parse(asked.calendar))
    const { zone, aimMinutes, targetMinutes } = village.commune
    const preview = previewHours(calendar, {
      at: asked.at === undefined ? village.now : instantOfLocal(asked.at, zone),
      isNow: asked.at === undefined,
      zone,
      aimMs: aimMinutes * 60_000,
      targetMs: targetMinutes * 60_000,
    })
    const { at, startsAt, aimAt, dueAt } = preview
    const instants = {
      at: iso(at),
      startsAt: told(startsAt),
      aimAt: told(aimAt),
      dueAt: told(dueAt),
    }
    const today = localDateOf(village.now, zone)
    const bridges = bridgeDays(calendar, today, addDays(today, 365))
    return c.json(hoursPreviewShape.parse({ ...preview, ...instants, bridges }))
  })
  app.get('/rebuild', c => c.json(rebuildShape.parse({ rebuild: village.rebuild })))
  app.get('/people', c => c.json(personShape.array().parse(village.people)))
  app.post('/people', async c => {
    const { password: _, ...person } = personNew.parse(await c.req.json())
    const made = personShape.parse({ id: `u${village.people.length + 1}`, ...person })
    village.people.push(made)
    return c.json(made, 201)
  })
  app.put('/people/:id', async c => {
    const asked: { role?: unknown; password?: string } = await c.req.json()
    village.asked.push({ method: 'PUT', path: c.req.path, body: asked })
    const person = village.people.find(one => one.id === c.req.param('id'))
    if (person === undefined) return c.notFound()
    person.role = role.optional().parse(asked.role) ?? person.role
    return c.json(person)
  })
  app.delete('/people/:id', c => {
    village.people = village.people.filter(one => one.id !== c.req.param('id'))
    return c.body(null, 204)
  })
  app.get('/api-keys', c => c.json(apiKeyShape.array().parse(village.apiKeys)))
  app.post('/api-keys', async c => {
    const asked = apiKeyNew.parse(await c.req.json())
    const made = apiKeyShape.parse({
      id: village.apiKeys.length + 1,
      ...asked,
      prefix: 'tb_9c21',
      createdAt: iso(village.now),
      lastUsedAt: null,
    })
    village.apiKeys.push(made)
    return c.json(apiKeyMade.parse({ ...made, token: 'tb_9c21a0b7e4d35f68c1927a4b' }), 201)
  })
  app.delete('/api-keys/:id', c => {
    village.apiKeys = village.apiKeys.filter(one => String(one.id) !== c.req.param('id'))
    return c.body(null, 204)
  })

  const digest = (week: string) => digestShape.parse(makeDigest(week, village.recipients))
  app.get('/digest', c => c.json(digest(c.req.query('week') ?? '2026-W47')))
  app.post('/digest/send', async c => {
    const { week } = await c.req.json<{ week: string }>()
    village.asked.push({ method: 'POST', path: c.req.path, body: { week } })
    return c.json(digest(week))
  })
  app.post('/digest/recipients', async c => {
    const { email } = recipientNew.parse(await c.req.json())
    village.recipients.push(email)
    return c.json({ email }, 201)
  })
  app.delete('/digest/recipients/:email', c => {
    village.recipients = village.recipients.filter(one => one !== c.req.param('email'))
    return c.body(null, 204)
  })
  return app
}

function told(instant: number | null): string | null {
  return instant === null ? null : iso(instant)
}
