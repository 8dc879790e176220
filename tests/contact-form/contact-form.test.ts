import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { answerMails } from '../../server/contact-form/mail.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { erasePerson } from '../../server/privacy/erase-person.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { type TestClock, testClock } from '../support/clock.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { fakeMailer } from '../support/fake-mailer.ts'
import { plain } from '../support/shares.ts'

type House = TestApp & { clock: TestClock; id: number; mailer: ReturnType<typeof fakeMailer> }

/** Saint-Rémi with its form open, on a Tuesday morning. */
async function house(database: DatabaseKind = 'sqlite'): Promise<House> {
  const clock = testClock('2026-06-02T08:00:00Z')
  const settings = { publicUrl: 'https://tambour.exemple.fr' }
  const app = await testApp({ database, clock, settings })
  const mailer = fakeMailer()
  app.context.mailer = mailer
  const id = await openForm(app)
  return { ...app, clock, id, mailer }
}

async function openForm({ ask }: Pick<TestApp, 'ask'>): Promise<number> {
  const opened = await ask('POST', '/api/channels', {
    as: 'administrator',
    body: {
      connector: 'form',
      name: 'Formulaire',
      neighbour: null,
      receives: true,
      publishes: false,
      config: { intro: 'En cas d’urgence, appelez le 18.' },
      secrets: {},
    },
  })
  expect(opened).toMatchObject({ status: 201 })
  const { id, url } = opened.json as { id: number; url: string }
  expect(url).toBe(`https://tambour.exemple.fr/ecrire/${id}`)
  return id
}

const letter = {
  name: 'Jeanne Petit',
  email: 'Jeanne@exemple.fr',
  phone: '',
  text: 'Le lampadaire de la rue du Lavoir est éteint.',
}

const stampIn = (page: string) => /name="stamp" value="([^"]+)"/.exec(page)?.[1] ?? ''
const problemsIn = (page: string) => [...page.matchAll(/id="(\w+)-erreur"/g)].map(([, it]) => it)

/** Anyone who opens the page, writes for a while and sends it, without script. */
async function write(
  { app, clock, id }: House,
  fields: Partial<typeof letter> & { site?: string; stamp?: string } = {},
  path = `/ecrire/${id}`,
) {
  const stamp = fields.stamp ?? stampIn(await (await app.request(path)).text())
  clock.advance(20_000)
  const body = new URLSearchParams({ ...letter, site: '', ...fields, stamp })
  const response = await app.request(path, { method: 'POST', body })
  const location = response.headers.get('location')
  return { status: response.status, location, text: await response.text(), stamp }
}

type Listed = { conversations: { id: number }[] }
type Read = {
  citizen: string | null
  messages: {
    id: number
    direction: string
    text: string
    replyOptions: unknown
  }[]
}

async function conversations({ ask }: House): Promise<Read[]> {
  const list = await ask('GET', '/api/conversations', { as: 'responder' })
  const found = (list.json as Listed).conversations.toReversed()
  return await Promise.all(
    found.map(async ({ id }) => {
      const one = await ask('GET', `/api/conversations/${id}`, { as: 'responder' })
      return one.json as Read
    }),
  )
}

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
})
async function complaintsOf(page: string): Promise<string[]> {
  const { results } = await validator.validateString(page)
  return results.flatMap(({ messages }) => messages.map(one => `${one.ruleId}: ${one.message}`))
}

describe('the form', () => {
  it('begins a conversation, and leads to its page', async () => {
    const here = await house()
    const sent = await write(here)
    expect(sent.status).toBe(303)
    const page = await (await here.app.request(sent.location ?? '')).text()
    expect(plain(page)).toContain('C’est envoyé. Merci !')
    expect(page).toContain(letter.text)
    expect(await conversations(here)).toMatchObject([
      { messages: [{ direction: 'inbound', text: letter.text }] },
    ])
    const { json } = await here.ask('GET', '/api/today', { as: 'responder' })
    expect(JSON.stringify(json)).toContain('Jeanne Petit')
  })

  it('promises no mail where there is no mail server', async () => {
    const here = await house()
    here.context.mailer = null
    const { location } = await write(here)
    const form = plain(await (await here.app.request(`/ecrire/${here.id}`)).text())
    const page = plain(await (await here.app.request(location ?? '')).text())
    expect(form).not.toContain('La mairie vous répond là')
    expect(page).not.toContain('par courriel')
    expect(page).toContain('La réponse de la mairie paraîtra sur cette page')
  })

  it('is answered in the inbox: once by mail, and on the page, where it goes on', async () => {
    const here = await house()
    const { location } = await write(here)
    const thread = (location ?? '').replace('?envoye=1', '')
    const [{ messages: [asked] = [] } = { messages: [] }] = await conversations(here)
    here.clock.advance(60_000)
    const [{ id: conversation } = { id: 0 }] = (
      (await here.ask('GET', '/api/conversations', { as: 'responder' })).json as Listed
    ).conversations
    const answered = await here.ask('POST', `/api/conversations/${conversation}/replies`, {
      as: 'responder',
      body: { message: asked?.id, text: 'Nous venons demain.', key: 'answer-1' },
    })
    expect(answered.json).toMatchObject({ state: 'sent' })
    await Promise.all([sendMails(here.context, answerMails), sendMails(here.context, answerMails)])
    await sendMails(here.context, answerMails)
    expect(here.mailer.mails).toHaveLength(1)
    const [mail] = here.mailer.mails
    expect(mail).toMatchObject({ to: 'jeanne@exemple.fr', subject: 'Saint-Rémi vous répond' })
    expect(mail?.text).toContain('Nous venons demain.')
    expect(mail?.text).toContain(`https://tambour.exemple.fr${thread}`)
    expect(await (await here.app.request(thread)).text()).toContain('Nous venons demain.')

    const more = await write(here, { text: 'Merci, mais lequel ?' }, thread)
    expect(more.status).toBe(303)
    const again = await write(here, { text: 'Merci, mais lequel ?', stamp: more.stamp }, thread)
    expect(again.status).toBe(303)
    const [read, ...others] = await conversations(here)
    expect(others).toEqual([])
    expect(read?.messages.map(({ direction, text }) => [direction, text])).toEqual([
      ['inbound', letter.text],
      ['outbound', 'Nous venons demain.'],
      ['inbound', 'Merci, mais lequel ?'],
    ])
  })

  itOnBoth(
    'that is sent twice, at once or later, is one message; with other words it asks again',
    async kind => {
      const here = await house(kind)
      const { stamp } = await write(here)
      const twice = await Promise.all([write(here, { stamp }), write(here, { stamp })])
      expect(twice.map(({ status }) => status)).toEqual([303, 303])
      expect(await conversations(here)).toHaveLength(1)
      const other = await write(here, { stamp, text: 'Et celui d’en face aussi.' })
      expect([other.status, plain(other.text)]).toEqual([
        422,
        expect.stringContaining('Ce formulaire a déjà été envoyé'),
      ])
      await write(here, { stamp: stampIn(other.text), text: 'Et celui d’en face aussi.' })
      const texts = (await conversations(here)).flatMap(one => one.messages.map(({ text }) => text))
      expect(texts).toEqual([letter.text, 'Et celui d’en face aussi.'])
    },
  )

  itOnBoth(
    'forgets anyone who asked for it: no words, no mail, nothing to write to',
    async kind => {
      const here = await house(kind)
      const { location } = await write(here)
      const thread = (location ?? '').replace('?envoye=1', '')
      const stamp = stampIn(await (await here.app.request(thread)).text())
      const { context, communeId } = here
      const one = await context.db
        .selectFrom('message')
        .select(['id', 'conversationId', 'contactId'])
        .executeTakeFirstOrThrow()
      await here.ask('POST', `/api/conversations/${one.conversationId}/replies`, {
        as: 'responder',
        body: { message: one.id, text: 'Nous venons demain.', key: 'answer-1' },
      })
      const who = { communeId, userId: null, actor: 'Anne' }
      const chosen = { residents: [one.contactId ?? 0], quotes: [] }
      await erasePerson(context, who, chosen, { databaseUrl: '', backupTo: null, backupKeep: 0 })
      await sendMails(context, answerMails)
      expect(here.mailer.mails).toEqual([])
      const page = await (await here.app.request(location ?? '')).text()
      expect(page).not.toContain(letter.text)
      expect(page).not.toContain('<form')
      // From a page that stood open meanwhile.
      const late = await write(here, { stamp }, thread)
      expect(late.status).toBe(409)
    },
  )

  it('knows one person of another at the same address, by their names', async () => {
    const here = await house()
    const shared = { email: '', phone: '03 53 01 22 33' }
    await write(here, { ...shared, name: 'Odile Blanc', text: 'Mon eau est coupée.' })
    await write(here, { ...shared, name: 'Théo Blanc', text: 'Le city est fermé ?' })
    await write(here, { ...shared, name: 'ODILE  blanc', text: 'Toujours pas d’eau.' })
    const found = await here.ask('GET', '/api/privacy/found?search=0353012233', {
      as: 'administrator',
    })
    expect(found.json).toMatchObject({
      residents: [
        { name: expect.stringMatching(/^odile\s+blanc$/i), messages: 2 },
        { name: 'Théo Blanc', messages: 1 },
      ],
    })
  })

  it('waits again where the mail server refuses the answer for good, said once', async () => {
    const here = await house()
    const { location } = await write(here)
    const one = await here.context.db
      .selectFrom('message')
      .select(['id', 'conversationId'])
      .executeTakeFirstOrThrow()
    await here.ask('POST', `/api/conversations/${one.conversationId}/replies`, {
      as: 'responder',
      body: { message: one.id, text: 'Nous venons demain.', key: 'answer-1' },
    })
    const reason = verbatim('boîte inconnue (550)')
    here.mailer.says = () => ({ kind: 'failed', reason, again: false })
    here.clock.advance(30_000)
    for (let round = 0; round < 3; round += 1) await sendMails(here.context, answerMails)
    const [read, ...others] = await conversations(here)
    expect(others).toEqual([])
    expect(read?.messages.map(({ direction }) => direction)).toEqual([
      'inbound',
      'outbound',
      'inbound',
    ])
    expect(plain(read?.messages[2]?.text ?? '')).toContain(
      'n’a pas pu être remise par courriel (boîte inconnue (550))',
    )
    const { json } = await here.ask('GET', '/api/today', { as: 'responder' })
    expect(JSON.stringify(json)).toContain('Jeanne Petit')
    const theirs = await (await here.app.request(location ?? '')).text()
    expect(theirs).toContain('Nous venons demain.')
    expect(theirs).not.toContain('[Tambour]')
  })

  itOnBoth('says nothing into the conversation of who was erased meanwhile', async kind => {
    const here = await house(kind)
    await write(here)
    const { context, communeId } = here
    const one = await context.db
      .selectFrom('message')
      .select(['id', 'conversationId', 'contactId'])
      .executeTakeFirstOrThrow()
    await here.ask('POST', `/api/conversations/${one.conversationId}/replies`, {
      as: 'responder',
      body: { message: one.id, text: 'Nous venons demain.', key: 'answer-1' },
    })
    const reason = verbatim('boîte inconnue (550)')
    here.mailer.says = async () => {
      const who = { communeId, userId: null, actor: 'Anne' }
      const chosen = { residents: [one.contactId ?? 0], quotes: [] }
      await erasePerson(context, who, chosen, { databaseUrl: '', backupTo: null, backupKeep: 0 })
      return { kind: 'failed', reason, again: false }
    }
    let told = 0
    context.changes.listen(() => {
      told += 1
    })
    for (let round = 0; round < 3; round += 1) await sendMails(context, answerMails)
    const [read] = await conversations(here)
    expect(read?.messages).toHaveLength(2)
    expect(told).toBeLessThan(3)
  })

  it('takes a telephone number, and says that one has to call', async () => {
    const here = await house()
    await write(here, { email: '', phone: '+33 6 39 98 12 34' })
    const [read] = await conversations(here)
    expect(plain(read?.messages[0]?.text ?? '')).toBe(
      `${letter.text}\n\nTéléphone : 06 39 98 12 34`,
    )
    expect(plain(JSON.stringify(read))).toContain('appelez le 06 39 98 12 34')
    await sendMails(here.context, answerMails)
    expect(here.mailer.mails).toEqual([])
  })
})

it.each([
  ['nothing', { name: '', email: '', text: ' ' }, ['name', 'email', 'text']],
  ['half an address', { email: 'jeanne@' }, ['email']],
  ['an address with two lines', { email: 'a@b.fr\nBcc: c@d.fr' }, ['email']],
  ['half a number', { email: '', phone: '06 12' }, ['phone']],
  ['too much', { text: 'x'.repeat(5_001) }, ['text']],
  ['a sign that nobody types', { text: 'a\u0000b' }, ['text']],
  ['nothing that anybody sees', { text: '\u200b\u2060' }, ['text']],
  ['an address that no server takes', { email: '.a..b.@exemple.fr' }, ['email']],
] as const)(
  'of %s says what to correct, and keeps all that was typed',
  async (_, fields, wrong) => {
    const here = await house()
    const { status, text } = await write(here, fields)
    expect(status).toBe(422)
    expect(problemsIn(text)).toEqual(wrong)
    if (!('name' in fields)) expect(text).toContain('value="Jeanne Petit"')
    expect(await complaintsOf(text)).toEqual([])
    expect(await conversations(here)).toEqual([])
  },
)

it('keeps the words where a program, a robot or an old page sent them', async () => {
  const here = await house()
  const { text: trapped } = await write(here, { site: 'https://spam.exemple' })
  expect(plain(trapped)).toContain('Un champ caché a été rempli')
  expect(trapped).toContain(letter.text)
  const page = await (await here.app.request(`/ecrire/${here.id}`)).text()
  const body = new URLSearchParams({ ...letter, site: '', stamp: stampIn(page) })
  const early = await here.app.request(`/ecrire/${here.id}`, { method: 'POST', body })
  expect(plain(await early.text())).toContain('C’est parti bien vite')
  here.clock.advance(8 * 24 * 60 * 60_000)
  const late = await write(here, { stamp: stampIn(page) })
  expect(plain(late.text)).toContain('ouverte depuis longtemps')
  // The stamp that it was given with that is good.
  expect((await write(here, { stamp: stampIn(late.text) })).status).toBe(303)
  const forged = await write(here, { stamp: `${stampIn(page).slice(0, -2)}xx` })
  expect(forged.status).toBe(422)
  expect(await conversations(here)).toHaveLength(1)
})

it('counts the ends of lines as the browser does', async () => {
  const here = await house()
  const lines = Array.from({ length: 100 }, () => 'x'.repeat(49)).join('\r\n')
  expect((await write(here, { text: lines })).status).toBe(303)
})

it('knows what is no form of its own', async () => {
  const here = await house()
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ ...letter, site: '' })
  const sent = await here.app.request(`/ecrire/${here.id}`, { method: 'POST', headers, body })
  expect(plain(await sent.text())).toContain('n’est pas le formulaire de cette page')
})

it('takes so many from one network in an hour, and says when again', async () => {
  const here = await house()
  // What is not taken does not count.
  for (let sent = 0; sent < 9; sent += 1) await write(here, { text: '' })
  here.clock.advance(60_000)
  const statuses: number[] = []
  for (let sent = 0; sent < 14; sent += 1) {
    statuses.push((await write(here, { text: `Message ${sent}` })).status)
  }
  expect(statuses.filter(status => status === 303)).toHaveLength(12)
  here.clock.advance(60 * 60_000)
  expect((await write(here)).status).toBe(303)
})

it('is valid HTML, may stand in a frame of others, and ends with its channel', async () => {
  const here = await house()
  const form = await here.app.request(`/ecrire/${here.id}`)
  const page = await form.text()
  expect(page).toContain('En cas d’urgence, appelez le 18.')
  const labels = [...page.matchAll(/<label for="\w+">(.*?)<\/label>/g)].map(([, label]) => label)
  expect(labels).toEqual([
    'Votre nom (obligatoire)',
    'Votre adresse électronique',
    'Ou votre téléphone',
    'Votre message (obligatoire)',
    'Une photo, si elle aide (facultatif)',
    'Ne rien écrire ici',
  ])
  expect(plain(page)).toContain('Accessibilité : partiellement conforme')
  expect(await complaintsOf(page)).toEqual([])
  expect(form.headers.get('content-security-policy')).toContain('frame-ancestors *')
  expect(form.headers.get('x-frame-options')).toBeNull()
  expect((await here.app.request('/ecrire')).headers.get('location')).toBe(`/ecrire/${here.id}`)
  const { location } = await write(here)
  expect(await complaintsOf(await (await here.app.request(location ?? '')).text())).toEqual([])
  await here.ask('DELETE', `/api/channels/${here.id}`, { as: 'administrator' })
  expect((await here.app.request(`/ecrire/${here.id}`)).status).toBe(404)
  expect((await here.app.request('/ecrire')).status).toBe(404)
  const closed = await (await here.app.request(location ?? '')).text()
  expect(closed).toContain(letter.text)
  expect(plain(closed)).toContain('On ne peut plus écrire ici')
  expect(closed).not.toContain('<form')
})

it.each(['/ecrire/fil/1-x', '/ecrire/fil/1', '/ecrire/99', '/ecrire/fil/%00', '/ecrire/1x'])(
  'shows nobody’s words at %s',
  async path => {
    const here = await house()
    await write(here)
    const { status, text } = await here.ask('GET', path)
    expect(status).toBe(404)
    expect(text).not.toContain(letter.text)
  },
)
