import { expect, it } from 'vitest'
import { changeEvent } from '../../server/events/change-event.ts'
import { createApp } from '../../server/http/app.ts'
import { makePartnerKey, revokePartnerKey } from '../../server/partners/partner-keys.ts'
import { listPartners } from '../../server/partners/partner-shape.ts'
import { addPartner, endPartner } from '../../server/partners/partners.ts'
import { partnerNew } from '../../server/partners/shapes.ts'
import { proposeEvent } from '../../server/shares/propose.ts'
import { listShares } from '../../server/shares/share-shape.ts'
import { withdrawShare } from '../../server/shares/shares.ts'
import { checked } from '../support/answers.ts'
import { feast } from '../support/approval.ts'
import { anEventChange } from '../support/builders/events.ts'
import { anOffer } from '../support/builders/partners.ts'
import { onBothDatabases } from '../support/database/databases.ts'
import { addChannel, HOUR, runUntil } from '../support/publishing.ts'
import { send, shareWorld } from '../support/shares.ts'

onBothDatabases('a neighbour’s own software', kind => {
  /** L’Épine has software with a key, and no address that anybody writes to. */
  async function world(page: string | null = null) {
    const world = await shareWorld(kind, { name: 'Courtisols', inseeCode: '51193' })
    const { context, by, event } = world
    // No mail server is needed for it.
    context.mailer = null
    const channel = page === null ? null : await addChannel(world, page, { neighbour: 'L’Épine' })
    const mode = page === null ? 'mail' : 'page'
    const wanted = { name: 'L’Épine', inseeCode: '51231', mode, channel }
    const { id: partner } = await addPartner(context, by, partnerNew.parse(wanted))
    const { token } = await makePartnerKey(context, by, partner)
    const app = checked(await createApp(context, 'tests'))
    const ask = async (method: string, path: string, body?: unknown, key = token) => {
      const response = await app.request(`/api${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      return { status: response.status, json: JSON.parse(text) }
    }
    const to = anOffer({ event, partners: [partner] })
    const { shares } = await proposeEvent(context, by, to)
    const id = shares[0]?.id ?? 0
    const answer = (body: unknown) => ask('POST', `/offered/${id}/answer`, body)
    const share = async () => (await listShares(context, by.communeId, { id }))[0]
    return { ...world, partner, token, ask, id, answer, share }
  }

  it('reads what it is offered, with texts and addresses, and nobody else’s offers', async () => {
    const { context, by, event, partner: own, ask, id } = await world()
    const other = partnerNew.parse({ name: 'Sarry', inseeCode: '51525' })
    const { id: stranger } = await addPartner(context, by, other)
    const { token } = await makePartnerKey(context, by, stranger)
    const { status, json } = await ask('GET', '/offered')
    expect([status, json.commune, json.zone]).toEqual([200, 'Saint-Rémi', 'Europe/Paris'])
    expect(json.offers).toMatchObject([
      {
        id,
        state: 'proposed',
        title: feast.title,
        startLocal: feast.startLocal,
        text: feast.text,
        page: null,
        url: expect.stringMatching(/^https:\/\/tambour\.exemple\.fr\/agenda\//),
        calendar: expect.stringMatching(/\/agenda\/\w{8}\.ics$/),
      },
    ])
    const pieces = json.offers[0].texts.map(({ piece }: { piece: string }) => piece)
    expect(pieces).toEqual(['facebook', 'instagram', 'short', 'article'])
    expect((await ask('GET', '/offered', undefined, token)).json.offers).toEqual([])
    const answered = { answer: 'declined' }
    const theirs = await ask('POST', `/offered/${id}/answer`, answered, token)
    const absent = await ask('POST', '/offered/4242/answer', answered, token)
    expect([theirs.status, theirs.json]).toEqual([404, absent.json])
    const { partners } = await listPartners(context, by)
    const { key } = partners.find(one => one.id === own) ?? {}
    expect(key).toMatchObject({
      prefix: expect.stringMatching(/^tmbv_/),
      lastUsedAt: expect.any(String),
    })
    await changeEvent(context, by, event, anEventChange({ kind: 'cancel' }))
    expect((await ask('GET', '/offered')).json.offers).toMatchObject([{ status: 'cancelled' }])
    await withdrawShare(context, by, id)
    expect((await ask('GET', '/offered')).json.offers).toMatchObject([
      { state: 'withdrawn', texts: [], calendar: null },
    ])
  })

  it('reads neither title nor date of what is not shown for the moment, which is not called off', async () => {
    const { context, ask, answer } = await world()
    await answer({ answer: 'accepted' })
    const edited = { title: 'Fête secrète', startLocal: '2026-06-27T21:00' }
    const asks = (approval: 'pending' | 'approved') =>
      context.db
        .updateTable('event')
        .set({ ...edited, approval })
        .execute()
    await asks('pending')
    const { json } = await ask('GET', '/offered')
    expect(json.offers).toMatchObject([
      { state: 'accepted', status: 'planned', title: '', startLocal: null, place: '', url: null },
    ])
    await asks('approved')
    expect((await ask('GET', '/offered')).json.offers).toMatchObject([edited])
  })

  it('answers once, however often and at what moment it says so', async () => {
    const { answer, share } = await world()
    const twice = await Promise.all([
      answer({ answer: 'accepted' }),
      answer({ answer: 'accepted' }),
    ])
    expect(twice.map(({ status }) => status)).toEqual([200, 200])
    const url = 'https://lepine.exemple.fr/feux'
    for (let time = 0; time < 2; time += 1) {
      expect((await answer({ answer: 'published', url })).json).toMatchObject({
        state: 'published',
        postUrl: url,
      })
    }
    expect((await answer({ answer: 'published', url: `${url}/2` })).status).toBe(409)
    expect((await answer({ answer: 'declined', comment: 'Non' })).status).toBe(409)
    expect(await share()).toMatchObject({
      state: 'published',
      answeredBy: 'leur logiciel',
      steps: [
        { what: 'proposed', via: 'tambour' },
        { what: 'accepted', by: 'leur logiciel', via: 'key' },
        { what: 'published', by: 'leur logiciel', via: 'key', detail: url },
      ],
    })
  })

  it('declines with why, and accepts on the page that it lent', async () => {
    const plain = await world()
    await plain.answer({ answer: 'declined', comment: 'Trop loin' })
    expect(await plain.share()).toMatchObject({ state: 'declined', comment: 'Trop loin' })
    const lending = await world('lepine')
    expect((await lending.answer({ answer: 'accepted' })).status).toBe(400)
    const accepted = { answer: 'accepted', at: '2026-06-05T18:00' }
    expect((await lending.answer(accepted)).json).toMatchObject({ state: 'accepted' })
    expect((await lending.answer(accepted)).status).toBe(200)
    await runUntil(lending, Date.parse('2026-06-05T16:00:00Z') + HOUR)
    await send(lending)
    expect(lending.network.postsOf('lepine')).toHaveLength(1)
    expect(await lending.share()).toMatchObject({ state: 'published' })
  })

  it('reads nothing more once its key is replaced or revoked, or it is no neighbour', async () => {
    const { context, by, partner, ask, token } = await world()
    const { token: next } = await makePartnerKey(context, by, partner)
    expect((await ask('GET', '/offered', undefined, token)).status).toBe(401)
    expect((await ask('GET', '/offered', undefined, next)).status).toBe(200)
    await endPartner(context, by, partner, true)
    const gone = await ask('GET', '/offered', undefined, next)
    expect([gone.status, gone.json.message]).toEqual([
      401,
      expect.stringContaining('ne vous compte plus parmi ses voisins'),
    ])
    await endPartner(context, by, partner, false)
    await revokePartnerKey(context, by, partner)
    expect((await ask('GET', '/offered', undefined, next)).status).toBe(401)
    await expect(revokePartnerKey(context, by, partner)).rejects.toMatchObject({
      kind: 'not-found',
    })
    const rows = await context.db.selectFrom('journal').selectAll().execute()
    expect(rows.filter(({ action }) => action.startsWith('partner.key-'))).toHaveLength(3)
    expect(JSON.stringify(rows)).not.toContain(next)
  })
})
