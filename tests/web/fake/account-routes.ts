import type { Hono } from 'hono'
import { digestShape } from '../../../server/digest/shapes.ts'
import { bridgeDays } from '../../../server/hours/rules/bridge-days.ts'
import { compileCalendar } from '../../../server/hours/rules/opening-hours.ts'
import { previewHours } from '../../../server/hours/rules/preview.ts'
import { calendarShape, targetsShape } from '../../../server/hours/shapes.ts'
import { instantOfLocal, localDateOf } from '../../../server/language/instant.ts'
import { addDays } from '../../../server/language/iso-week.ts'
import {
  apiKeyMade,
  apiKeyShape,
  communeShape,
  type MeShape,
  meShape,
  personShape,
} from '../../../server/people/shapes/commune.ts'
import { sessionShape } from '../../../server/people/shapes/session.ts'
import { rebuildShape } from '../../../server/reply-times/shapes.ts'
import { communeAdded, installationShape } from '../../../server/set-up/shapes.ts'
import { iso } from './commune.ts'
import { makeDigest } from './digest.ts'
import { fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

function installationOf({ commune, now, people, inseeCode, installed }: Village) {
  const { id, name } = commune
  const createdAt = iso(now)
  return {
    communes: [{ id, name, inseeCode, createdAt, people: people.length }, ...installed],
    administrators: people
      .filter(({ role }) => role === 'administrator')
      .map(({ name: person, email }) => ({ name: person, email })),
  }
}

/** Signing in, setting up, settings, digest. */
export function accountRoutes(village: Village): Hono {
  const me = (): MeShape => {
    const user = village.people.find(one => one.role === village.role) ?? village.people[0]
    if (user === undefined) throw new Error('nobody')
    const { id, name, email } = user
    return meShape.parse({
      user: { id, name, email, language: village.language },
      role: village.role,
      runsInstallation: village.role === 'administrator',
      secondFactor: village.secondFactor,
      commune: village.commune,
      communes: [
        { id: village.commune.id, name: village.commune.name, role: village.role },
        ...village.otherCommunes,
      ],
      agendaUrl: 'https://tambour.exemple.fr/agenda',
    })
  }

  const digest = (week: string) => digestShape.parse(makeDigest(week, village.recipients))
  const app = fakeRoutes({
    'GET /setup': () => ({ needed: !village.isSetUp, mayBeLost: false }),
    'POST /setup': (_c, asked) => {
      village.commune.name = asked.commune
      village.isSetUp = true
      village.isSignedIn = true
      return me()
    },
    'GET /me': () => me(),
    'PUT /me/commune': (_c, { commune }) => {
      const other = village.otherCommunes.find(({ id }) => id === commune)
      if (other === undefined) return
      const { id, name } = village.commune
      village.otherCommunes = [{ id, name, role: village.role }]
      Object.assign(village.commune, { id: other.id, name: other.name })
      village.role = other.role
    },
    'GET /installation/communes': () => installationShape.parse(installationOf(village)),
    'POST /installation/communes': (_c, { name, inseeCode = null, administrator }) => {
      const { name: person, email } = administrator
      const commune = {
        id: village.installed.length + 2,
        name,
        inseeCode,
        createdAt: iso(village.now),
        people: 1,
      }
      village.installed.push(commune)
      const made = { id: 'u9', name: person, email, role: 'administrator', invited: true }
      return communeAdded.parse({ commune, administrator: { ...made, hadAccount: false } })
    },
    'PUT /me/language': (_c, { language }) => {
      village.language = language
    },
    'PUT /commune': (_c, json) => {
      Object.assign(village.commune, json)
      return communeShape.parse(village.commune)
    },
    'GET /opening-hours': () => calendarShape.parse(village.calendar),
    'PUT /opening-hours': (_c, json) => {
      village.calendar = json
      return village.calendar
    },
    'GET /targets': () => targetsShape.parse(village.targets),
    'PUT /targets': (_c, { channel, versions }) => {
      if (channel === null) {
        village.targets.commune = versions.flatMap(({ from, target }) =>
          target === null ? [] : [{ from, target }],
        )
      }
      for (const one of village.targets.channels) {
        if (one.channel === channel) one.versions = versions
      }
      return village.targets
    },
    'POST /opening-hours/preview': (_c, asked) => {
      const calendar = compileCalendar(asked.calendar ?? village.calendar)
      const { zone, aimMinutes } = village.commune
      const preview = previewHours(calendar, {
        at: asked.at === undefined ? village.now : instantOfLocal(asked.at, zone),
        isNow: asked.at === undefined,
        zone,
        aimMinutes,
        target: asked.target ?? { minutes: 15 },
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
      return { ...preview, ...instants, bridges }
    },
    'GET /rebuild': () => rebuildShape.parse({ rebuild: village.rebuild }),
    'GET /me/sessions': () => sessionShape.array().parse(village.sessions),
    'DELETE /me/sessions': () => {
      village.sessions = village.sessions.filter(({ isThis }) => isThis)
    },
    'DELETE /me/sessions/:id': c => {
      village.sessions = village.sessions.filter(({ id }) => id !== c.req.param('id'))
    },
    'GET /sign-in-methods': () => ({
      provider: village.provider,
      passkeys: village.passkeysWhyNot === null,
    }),
    'GET /me/passkeys': () => ({
      passkeys: village.passkeys,
      whyNot: village.passkeysWhyNot,
      asksForPassword: true,
    }),
    'POST /me/passkeys/options': () => ({
      challenge: 'defi',
      rp: { id: 'localhost', name: 'Tambour' },
      user: { id: 'dTE', name: me().user.email, displayName: me().user.name },
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
      excludeCredentials: [],
      authenticatorSelection: {
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'required',
      },
      attestation: 'none',
    }),
    'POST /me/passkeys': (_c, { name, response }) => {
      const made = { id: response.id, name, createdAt: iso(village.now), lastUsedAt: null }
      village.passkeys.push(made)
      return made
    },
    'PUT /me/passkeys/:id': (c, { name }) => {
      const one = village.passkeys.find(({ id }) => id === c.req.param('id'))
      if (one !== undefined) one.name = name
    },
    'DELETE /me/passkeys/:id': c => {
      village.passkeys = village.passkeys.filter(({ id }) => id !== c.req.param('id'))
    },
    'POST /passkeys/options': () => ({
      challenge: 'defi',
      rpId: 'localhost',
      userVerification: 'required',
    }),
    'POST /passkeys/sign-in': () => {
      village.isSignedIn = true
    },
    'POST /oidc': (c, asked) => {
      village.asked.push({ method: 'POST', path: c.req.path, body: asked })
      return { url: '/?connexion=unknown' }
    },
    'GET /password-links': () => ({ byMail: village.canMail }),
    'POST /password-links': (c, asked) => {
      village.asked.push({ method: 'POST', path: c.req.path, body: asked })
    },
    'POST /password-links/read': (c, { token }) => {
      if (token === 'deja-servi') {
        return c.json({ error: 'not-found', message: 'Ce lien a déjà servi.' }, 404)
      }
      const { name, email } = me().user
      return { name, email, commune: village.commune.name, isFirst: false }
    },
    'POST /password-links/use': (c, asked) => {
      village.asked.push({ method: 'POST', path: c.req.path, body: asked })
      village.isSignedIn = false
      return { email: me().user.email }
    },
    'GET /people': () => personShape.array().parse(village.people),
    'POST /people': (_c, { password, ...person }) => {
      const made = personShape.parse({
        id: `u${village.people.length + 1}`,
        ...person,
        invited: password === undefined,
      })
      village.people.push(made)
      return { ...made, hadAccount: false }
    },
    'PUT /people/:id': (c, asked) => {
      village.asked.push({ method: 'PUT', path: c.req.path, body: asked })
      const person = village.people.find(one => one.id === c.req.param('id'))
      if (person === undefined) return c.notFound()
      person.role = asked.role ?? person.role
      return person
    },
    'POST /people/:id/invitation': c => {
      village.asked.push({ method: 'POST', path: c.req.path, body: null })
    },
    'DELETE /people/:id': c => {
      village.people = village.people.filter(one => one.id !== c.req.param('id'))
    },
    'GET /api-keys': () => apiKeyShape.array().parse(village.apiKeys),
    'POST /api-keys': (_c, { days, ...asked }) => {
      const made = apiKeyShape.parse({
        id: village.apiKeys.length + 1,
        ...asked,
        roleNow: asked.role,
        owner: { kind: 'person', name: me().user.name },
        endsAt: days === null ? null : iso(village.now + days * 86_400_000),
        prefix: 'tb_9c21',
        createdAt: iso(village.now),
        lastUsedAt: null,
      })
      village.apiKeys.push(made)
      return apiKeyMade.parse({ ...made, token: 'tb_9c21a0b7e4d35f68c1927a4b' })
    },
    'DELETE /api-keys/:id': c => {
      village.apiKeys = village.apiKeys.filter(one => String(one.id) !== c.req.param('id'))
    },
    'GET /digest': c => digest(c.req.query('week') ?? '2026-W47'),
    'POST /digest/send': (c, { week }) => {
      village.asked.push({ method: 'POST', path: c.req.path, body: { week } })
      return digest(week)
    },
    'POST /digest/recipients': (_c, { email }) => {
      village.recipients.push(email)
      return { email }
    },
    'DELETE /digest/recipients/:email': c => {
      village.recipients = village.recipients.filter(one => one !== c.req.param('email'))
    },
  })
  app.post('/auth/sign-in/email', async c => {
    const { password } = await c.req.json<{ password: string }>()
    if (password !== 'un bon mot de passe') {
      return c.json(
        { error: 'unauthenticated', message: 'L’adresse ou le mot de passe ne convient pas.' },
        401,
      )
    }
    if (village.secondFactor) return c.json({ needsCode: true })
    village.isSignedIn = true
    return c.body(null, 204)
  })
  for (const path of ['verify-totp', 'verify-backup-code']) {
    app.post(`/auth/two-factor/${path}`, async c => {
      const { code } = await c.req.json<{ code: string }>()
      if (code !== '123456' && code !== 'abcde-fghij') {
        return c.json({ error: 'unauthenticated', message: 'Ce code ne convient pas.' }, 401)
      }
      village.secondFactor = true
      village.isSignedIn = true
      return c.body(null, 204)
    })
  }
  app.post('/auth/two-factor/enable', c =>
    c.json({
      totpURI: 'otpauth://totp/Tambour:hugo?secret=JBSWY3DPEHPK3PXP&issuer=Tambour',
      backupCodes: Array.from({ length: 10 }, (_, place) => `abcd${place}-fghij`),
    }),
  )
  app.post('/auth/two-factor/disable', c => {
    village.secondFactor = false
    return c.body(null, 204)
  })
  app.post('/auth/sign-out', c => {
    village.isSignedIn = false
    if (village.provider !== null) return c.json({ goTo: '/?connexion=cancelled' })
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
  return app
}

function told(instant: number | null): string | null {
  return instant === null ? null : iso(instant)
}
