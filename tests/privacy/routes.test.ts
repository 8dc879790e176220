import { describe, expect, it } from 'vitest'
import { ingestWithin } from '../../server/inbox/receiving/ingest.ts'
import { testApp } from '../support/app.ts'
import { aChannel } from '../support/builders/channels.ts'
import { anEndpoint } from '../support/builders/webhooks.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { conversationsOfAnn, mark } from '../support/network/erasable.ts'

describe('personal data', () => {
  async function withAnn(daysAgo: number, kind: DatabaseKind = 'sqlite') {
    const app = await testApp({ database: kind })
    const { db, clock } = app.context
    const { id: communeId } = await db.selectFrom('commune').select('id').executeTakeFirstOrThrow()
    const channel = await aChannel(app.context, communeId)
    const at = clock.now() - daysAgo * 86_400_000
    await db
      .transaction()
      .execute(to => ingestWithin(to, channel, conversationsOfAnn(at), clock.now()))
    const [ann] = await db.selectFrom('contact').select('id').orderBy('id').execute()
    return { ...app, annId: ann?.id ?? 0 }
  }

  itOnBoth('that goes within a month is exported first, line by line', async kind => {
    const { ask, context } = await withAnn(340, kind)
    const { status, text, headers } = await ask('GET', '/api/privacy/expiring.csv', {
      as: 'administrator',
    })
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toContain('.csv')
    expect(text.trim().split('\r\n').length).toBe(1 + 8)
    expect(text).toContain(`La salle est-elle libre ? ${mark}`)
    const sheet = await ask('GET', '/api/privacy/expiring.csv?spreadsheet=fr', {
      as: 'administrator',
    })
    expect(sheet.text).toMatch(/^\uFEFF?Envoyé à;Canal;/)
    expect(sheet.text).toMatch(/\n20\d\d-\d\d-\d\d \d\d:\d\d;/)
    const [line] = await context.db
      .selectFrom('journal')
      .select('action')
      .orderBy('id', 'desc')
      .execute()
    expect(line).toEqual({ action: 'messages.exported' })
  })

  it('of a person comes as a page and as data', async () => {
    const { ask, annId } = await withAnn(1)
    const page = await ask('GET', `/api/privacy/copy.html?residents=${annId}`, {
      as: 'administrator',
    })
    expect(page.text).toContain('Ce que la commune garde de vous')
    expect(page.text).toContain(mark)
    expect(page.text).not.toContain('dimanche ?')
    const data = await ask('GET', `/api/privacy/copy.json?residents=${annId}`, {
      as: 'administrator',
    })
    expect(JSON.parse(data.text)).toMatchObject({ months: 12, residents: [{ id: annId }] })
    const headers = { 'accept-language': 'en' }
    const odd = await ask('GET', '/api/privacy/copy.json?residents=Ann', {
      as: 'administrator',
      headers,
    })
    expect(odd.json).toMatchObject({
      message: 'The request is not valid: “residents” must be numbers separated by commas.',
    })
    const none = await ask('GET', '/api/privacy/copy.json?residents=999', { as: 'administrator' })
    expect(none.status).toBe(404)
  })

  it('is told of on public pages with what the commune said', async () => {
    const { ask } = await withAnn(1)
    const body = { months: 24, contact: '<b>mairie</b> 03 80', officer: 'dpo@agglo.fr' }
    await ask('PUT', '/api/privacy', { as: 'administrator', body })
    const { text } = await ask('GET', '/confidentialite')
    expect(text).toContain('24\u00a0mois')
    expect(text).toContain('&lt;b&gt;mairie&lt;/b&gt; 03 80')
    expect(text).toContain('dpo@agglo.fr')
    const register = await ask('GET', '/api/privacy/register.html', { as: 'administrator' })
    expect(register.text).toContain('dpo@agglo.fr')
    expect(register.text).toContain('24 mois')
    expect((await ask('GET', '/api/journal', { as: 'officer' })).status).toBe(200)
    expect(register.text).toContain('ses agents lisent le journal, sans les connexions')
    const contacts = await ask('GET', '/api/privacy/contacts')
    expect(contacts.text).toContain('03 80')
  })

  it('of who signed up, and the software that is told, stand there once there are any', async () => {
    const { ask, context } = await withAnn(1)
    const pages = async () => {
      const notice = await ask('GET', '/confidentialite')
      const register = await ask('GET', '/api/privacy/register.html', { as: 'administrator' })
      return { notice: notice.text, register: register.text }
    }
    const before = await pages()
    expect(before.notice).not.toContain('abonné aux nouvelles')
    expect(before.notice).toContain('et eux seuls')
    expect(before.register).not.toContain('5. Nouvelles')
    const { id: communeId } = await context.db
      .selectFrom('commune')
      .select('id')
      .executeTakeFirstOrThrow()
    const theme = { config: { theme: 'Fêtes' }, secrets: {} }
    await aChannel(context, communeId, { ...theme, connector: 'newsletter', name: 'Lettre' })
    await aChannel(context, communeId, { ...theme, connector: 'smpp', name: 'SMS' })
    await anEndpoint(context.db, communeId, { url: 'https://crm.agglo.exemple/in', words: 1 })
    await anEndpoint(context.db, communeId, { url: 'https://panneau.exemple/in', words: 0 })
    const { notice, register } = await pages()
    expect(notice).toContain('<li>Votre adresse électronique et votre numéro de téléphone, si')
    expect(notice).toContain('ou par STOP')
    expect(notice).toContain('(crm.agglo.exemple)')
    expect(notice).not.toContain('panneau.exemple')
    expect(register).toContain('5. Nouvelles de la commune')
    expect(register).toContain('avec nom et texte : crm.agglo.exemple')
  })

  itOnBoth(
    'says who opened a conversation, once a day each, to administrators alone',
    async kind => {
      const { ask, context } = await withAnn(1, kind)
      const [conversation] = await context.db.selectFrom('conversation').select('id').execute()
      const address = `/api/conversations/${conversation?.id}`
      for (let times = 0; times < 3; times += 1) await ask('GET', address, { as: 'councillor' })
      const list = await ask('GET', `${address}/readings`, { as: 'administrator' })
      expect(JSON.parse(list.text)).toHaveLength(1)
      expect((await ask('GET', `${address}/readings`, { as: 'officer' })).status).toBe(403)
    },
  )
})
