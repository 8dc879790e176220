import { describe, expect, it } from 'vitest'
import { approvalList, approvalRulesShape, approvalShape } from '../../server/approval/shapes.ts'
import { createEvent } from '../../server/events/plan-event.ts'
import { eventShape } from '../../server/events/shapes-event.ts'
import { addTestPerson, testApp } from '../support/app.ts'
import { feast } from '../support/approval.ts'
import { fakeNetwork } from '../support/network/fake-publisher.ts'
import { addChannel, addCommune, byOf } from '../support/publishing.ts'

/** Anne administers, Bruno plans, Carole reads and approves. */
async function anApp() {
  const network = fakeNetwork()
  const app = await testApp({ connectors: { fake: network.connector } })
  const channel = await addChannel(app, 'village')
  await addTestPerson(app, 'Bruno', 'officer')
  const carole = await addTestPerson(app, 'Carole', 'approver')
  const cookies = {
    anne: await app.signIn('anne@exemple.fr'),
    bruno: await app.signIn('bruno@exemple.fr'),
    carole: await app.signIn('carole@exemple.fr'),
  }
  const as = (who: keyof typeof cookies) => (method: string, path: string, body?: unknown) =>
    app.ask(method, path, { cookie: cookies[who], ...(body === undefined ? {} : { body }) })
  const people = { anne: as('anne'), bruno: as('bruno'), carole: as('carole') }
  const rules = {
    enabled: true,
    approvers: [
      {
        userId: carole,
        name: 'Carole',
        email: null,
        substitute: null,
        absentFrom: null,
        absentTo: null,
      },
    ],
  }
  const set = await people.anne('PUT', '/api/approval-rules', rules)
  expect(set.status, set.text).toBe(200)
  expect(approvalRulesShape.parse(set.json)).toMatchObject({
    enabled: true,
    roles: [],
    substituteHours: 24,
    canMail: false,
  })
  return { ...app, ...people, channel, rules }
}

async function aRequest(app: Awaited<ReturnType<typeof anApp>>) {
  const made = await app.bruno('POST', '/api/events', { ...feast, channels: [app.channel] })
  const event = eventShape.parse(made.json)
  expect(event.approval).toBe('pending')
  const list = approvalList.parse(
    (await app.carole('GET', `/api/approvals?event=${event.id}`)).json,
  )
  const [request] = list.approvals
  if (request === undefined) throw new Error('nothing was asked')
  return { event, request, path: `/api/approvals/${request.id}` }
}

describe('approval over HTTP', () => {
  it('is decided by those whom the rules name, whatever their role, and taken back', async () => {
    const app = await anApp()
    const { event, request, path } = await aRequest(app)
    const approve = { decision: 'approve', hash: request.hash }
    for (const by of [app.anne, app.bruno]) {
      expect((await by('POST', `${path}/decision`, approve)).status).toBe(403)
    }
    expect(
      (await app.ask('POST', `${path}/decision`, { as: 'administrator', body: approve })).status,
    ).toBe(403)
    const stale = await app.carole('POST', `${path}/decision`, { decision: 'approve', hash: 'x' })
    expect(stale.status).toBe(409)
    const decided = await app.carole('POST', `${path}/decision`, approve)
    expect(approvalShape.parse(decided.json)).toMatchObject({
      state: 'approved',
      decision: { by: 'Carole', email: 'carole@exemple.fr', via: 'tambour', isIntact: true },
    })
    expect((await app.carole('POST', `${path}/decision`, approve)).json).toMatchObject({
      error: 'conflict',
      message: expect.stringMatching(/^Validé par Carole/),
    })
    const cookie = await app.signIn('carole@exemple.fr')
    const headers = { 'accept-language': 'en' }
    const again = await app.ask('POST', `${path}/decision`, { cookie, headers, body: approve })
    expect(again.json).toMatchObject({
      message:
        'Approved by Carole (carole@exemple.fr), on Tuesday 2 June 2026 at 10:00, in Tambour.',
    })
    expect((await app.anne('POST', `${path}/undo`)).status).toBe(403)
    const undone = await app.carole('POST', `${path}/undo`)
    expect(approvalShape.parse(undone.json)).toMatchObject({ state: 'open', decision: null })
    const after = await app.bruno('GET', `/api/events/${event.id}`)
    expect(eventShape.parse(after.json).approval).toBe('pending')
  })

  it('is passed over by an officer with a reason, and by nobody else', async () => {
    const app = await anApp()
    const { event, path } = await aRequest(app)
    const deliveries = event.deliveries.map(({ id }) => id)
    const urgent = { reason: 'Route coupée', deliveries }
    expect((await app.carole('POST', `${path}/urgent`, urgent)).status).toBe(403)
    expect((await app.bruno('POST', `${path}/urgent`, { ...urgent, reason: ' ' })).status).toBe(400)
    const strange = { ...urgent, deliveries: [...deliveries, 999] }
    expect((await app.bruno('POST', `${path}/urgent`, strange)).status).toBe(409)
    expect((await app.bruno('POST', `${path}/urgent`, urgent)).status).toBe(200)
    const after = eventShape.parse((await app.bruno('GET', `/api/events/${event.id}`)).json)
    expect(after.deliveries.map(({ state }) => state)).toEqual(['scheduled', 'scheduled'])
  })

  it('is asked again by an officer', async () => {
    const app = await anApp()
    const { request, path } = await aRequest(app)
    await app.carole('POST', `${path}/decision`, {
      decision: 'changes',
      comment: 'Le parking ?',
      hash: request.hash,
    })
    expect((await app.bruno('POST', `${path}/ask-again`)).status).toBe(204)
    const list = approvalList.parse((await app.carole('GET', '/api/approvals')).json)
    expect(list.approvals.map(({ state, mayDecide }) => [state, mayDecide])).toEqual([
      ['open', true],
    ])
  })

  it('keeps communes apart', async () => {
    const app = await anApp()
    const { path, request } = await aRequest(app)
    const other = await addCommune(app.context, 'Voisine')
    const channel = await addChannel({ ...app, communeId: other }, 'voisine')
    await createEvent(app.context, byOf(other), { ...feast, channels: [channel] })
    await app.context.db.updateTable('approvalRequest').set({ communeId: other }).execute()
    for (const [by, method, at, body] of [
      [app.carole, 'GET', path],
      [app.carole, 'POST', `${path}/decision`, { decision: 'approve', hash: request.hash }],
      [app.carole, 'POST', `${path}/undo`],
      [app.bruno, 'POST', `${path}/ask-again`],
      [app.bruno, 'POST', `${path}/urgent`, { reason: 'Non', deliveries: [1] }],
    ] as const) {
      expect((await by(method, at, body)).status, at).toBe(404)
    }
    expect(approvalList.parse((await app.carole('GET', '/api/approvals')).json).approvals).toEqual(
      [],
    )
  })

  it('is decided by nobody whose role does not decide', async () => {
    const app = await anApp()
    const id = await addTestPerson(app, 'Diane', 'councillor')
    const diane = { ...app.rules.approvers[0], userId: id, name: 'Diane', email: null }
    const named = await app.anne('PUT', '/api/approval-rules', {
      ...app.rules,
      approvers: [diane],
    })
    expect(named.status).toBe(400)
    expect(named.json).toMatchObject({
      message: expect.stringMatching(/^Diane n’a pas un rôle qui valide/),
    })
    expect((await app.anne('GET', '/api/approval-rules')).json).toMatchObject({
      people: expect.not.arrayContaining([expect.objectContaining({ name: 'Diane' })]),
    })
  })

  it('is ruled by administrators', async () => {
    const app = await anApp()
    expect((await app.bruno('PUT', '/api/approval-rules', app.rules)).status).toBe(403)
    expect((await app.carole('GET', '/api/approval-rules')).status).toBe(200)
    for (const wrong of [
      { enabled: true, approvers: [] },
      { enabled: true, roles: ['officer'] },
      { ...app.rules, substituteHours: 0 },
      { enabled: true, approvers: [{ ...app.rules.approvers[0], userId: null }] },
    ]) {
      const answer = await app.anne('PUT', '/api/approval-rules', wrong)
      expect(answer.status, JSON.stringify(wrong)).toBeGreaterThanOrEqual(400)
      expect(answer.json).toMatchObject({ message: expect.any(String) })
    }
  })
})
