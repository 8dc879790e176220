import { describe, expect, it } from 'vitest'
import { approvalMails } from '../../server/approval/mail.ts'
import { editEvent } from '../../server/events/plan-event.ts'
import { createApp } from '../../server/http/app.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import {
  type ApprovalWorld,
  announce,
  approvalWorld,
  deputy,
  mayor,
  statesOf,
  theRequest,
} from '../support/approval.ts'
import { anApprover, needApproval } from '../support/builders/approval.ts'
import { anEventEdit } from '../support/builders/events.ts'
import { HOUR, MINUTE, run } from '../support/publishing.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const DAY = 24 * HOUR

/** The mayor has got the mail; `path` is its link. */
async function aLink(patch: Parameters<typeof announce>[1] = {}) {
  const world = await approvalWorld()
  const app = await createApp(world.context, 'tests')
  const event = await announce(world, patch)
  await sendMails(world.context, approvalMails)
  const path = linkTo(world, mayor.email)
  const ask = async (method: string, body?: Record<string, string>, at = path) => {
    const response = await app.request(at, {
      method,
      ...(body && { body: new URLSearchParams(body) }),
    })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  const hashIn = async () => /name="hash" value="(\w+)"/.exec((await ask('GET')).text)?.[1] ?? ''
  const approve = async () => ask('POST', { decision: 'approve', hash: await hashIn() })
  return { ...world, world, app, event, path, ask, hashIn, approve }
}

function linkTo({ mailer }: ApprovalWorld, email: string): string {
  const mail = mailer.mails.findLast(({ to }) => to === email)
  return `/valider/${/\/valider\/(\S+)/.exec(mail?.text ?? '')?.[1]}`
}

const edited = ({ context, bruno }: ApprovalWorld, id: number, place: string) =>
  editEvent(context, bruno, id, anEventEdit({ place }))

describe('the link of a mail', () => {
  it('shows what would be published, keeps to itself and decides nothing by being opened', async () => {
    const { ask, world, event } = await aLink()
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) {
      const { status, headers, text } = await ask(method)
      expect(status).toBe(200)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-robots-tag')).toContain('noindex')
      expect(headers.get('content-security-policy')).toContain("default-src 'self'")
      if (method === 'HEAD') continue
      expect(text).toContain('<meta name="referrer" content="no-referrer">')
      expect(text).toContain('Feux de la Saint-Jean')
      expect(text).toContain('Le comité des fêtes vous invite.')
      expect(text.replaceAll('\u00a0', ' ')).toContain(
        'Vendredi 5 juin 2026 à 18 h, sur Page village',
      )
      expect(text).toContain('signée Claude Martin (maire@exemple.fr)')
      expect(text).not.toContain('<script')
    }
    expect(await statesOf(world, event.deliveries)).toEqual(Array(2).fill('awaiting-approval'))
  })

  it('decides by its button, once, and then shows the receipt', async () => {
    const { ask, approve, world, event, path, hashIn } = await aLink()
    const hash = await hashIn()
    const answer = await approve()
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path])
    expect(await statesOf(world, event.deliveries)).toEqual(['scheduled', 'scheduled'])
    const receipt =
      /Validé par Claude Martin \(maire@exemple\.fr\), le mardi 2\s+juin 2026 à 10\s+h, par le lien reçu par courriel\./
    expect((await ask('GET')).text).toMatch(receipt)
    world.clock.advance(MINUTE)
    const second = await ask('POST', { decision: 'refuse', comment: 'Non.', hash })
    expect(second.text).toMatch(receipt)
    expect(await statesOf(world, event.deliveries)).toEqual(['scheduled', 'scheduled'])
    const line = await world.context.db
      .selectFrom('journal')
      .selectAll()
      .where('action', '=', 'approval.approve')
      .executeTakeFirstOrThrow()
    expect(line).toMatchObject({
      actor: 'Claude Martin (maire@exemple.fr)',
      subject: `event:${event.id}`,
    })
    expect(JSON.parse(line.detail ?? '')).toMatchObject({ via: 'link', content: hash })
  })

  it('tells the other approver who was quicker', async () => {
    const { approve, ask, world } = await aLink()
    const carole = world.mailer.mails.find(({ to }) => to.startsWith('carole'))
    const path = `/valider/${/\/valider\/(\S+)/.exec(carole?.text ?? '')?.[1]}`
    await approve()
    expect((await ask('GET', undefined, path)).text).toContain('Validé par Claude Martin')
  })

  it('refuses or asks for a change only with a word, and keeps what was typed', async () => {
    const { ask, hashIn, world, event } = await aLink()
    const hash = await hashIn()
    const empty = await ask('POST', { decision: 'changes', comment: '  ', hash })
    expect(empty.status).toBe(409)
    expect(empty.text).toContain('Dites en un mot')
    expect(empty.text).toContain('<details open>')
    expect(
      (await ask('POST', { decision: 'changes', comment: 'Et <b>le</b> parking ?', hash })).status,
    ).toBe(303)
    expect((await ask('GET')).text).toContain('Et &lt;b&gt;le&lt;/b&gt; parking')
    expect(await statesOf(world, event.deliveries)).toEqual(Array(2).fill('awaiting-approval'))
  })

  it('says what has changed since the mail, and since the page', async () => {
    const { ask, hashIn, world, event } = await aLink()
    const old = await hashIn()
    await edited(world, event.id, 'Le stade')
    const now = await ask('GET')
    expect(now.text).toContain('Le contenu a changé depuis le courriel')
    expect(now.text).toContain('Le stade')
    const late = await ask('POST', { decision: 'approve', hash: old })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Le contenu a changé depuis que vous l’avez lu')
    expect(await statesOf(world, event.deliveries)).toEqual(Array(2).fill('awaiting-approval'))
    expect((await ask('POST', { decision: 'approve', hash: await hashIn() })).status).toBe(303)
    // Changed after that, it is another request, and another mail.
    await edited(world, event.id, 'Le gymnase')
    expect((await ask('GET')).text).toContain('à valider de nouveau')
    expect((await theRequest(world)).state).toBe('open')
  })

  it('ends when something is due; a new one comes to the same address, once', async () => {
    const { ask, hashIn, world, event } = await aLink()
    const hash = await hashIn()
    world.clock.set(paris('2026-06-05T18:00'))
    await run(world)
    const ended = await ask('GET')
    expect(ended.text.replaceAll('\u00a0', ' ')).toContain(
      'Il était valable jusqu’au vendredi 5 juin 2026 à 18 h',
    )
    expect(ended.text).toContain('maire@exemple.fr')
    await ask('POST', { decision: 'approve', hash })
    expect(await statesOf(world, event.deliveries)).toEqual(['missed', 'awaiting-approval'])
    world.clock.advance(HOUR)
    await sendMails(world.context, approvalMails)
    const before = world.mailer.mails.length
    await ask('POST', { renew: '1' })
    await ask('POST', { renew: '1' })
    await sendMails(world.context, approvalMails)
    expect(world.mailer.mails.slice(before).map(({ to }) => to)).toEqual([mayor.email])
    const path = linkTo(world, mayor.email)
    const page = await ask('GET', undefined, path)
    const fresh = /name="hash" value="(\w+)"/.exec(page.text)?.[1] ?? ''
    expect((await ask('POST', { decision: 'approve', hash: fresh }, path)).status).toBe(303)
    expect(await statesOf(world, event.deliveries)).toEqual(['missed', 'scheduled'])
  })

  it('ends after a fortnight where nothing is due before', async () => {
    const { ask, clock } = await aLink({
      times: ['2026-07-20T18:00'],
      startLocal: '2026-07-25T18:00',
    })
    clock.advance(14 * DAY - 1)
    expect((await ask('GET')).text).toContain('Valider')
    clock.advance(1)
    expect((await ask('GET')).text).toContain('a fait son temps')
  })

  it('opens nothing when it is cut short, made up or its owner approves no more', async () => {
    const { ask, path, world, hashIn, event } = await aLink()
    const hash = await hashIn()
    const made = `/valider/${'A'.repeat(43)}`
    for (const at of [path.slice(0, -1), `${path}A`, made, '/valider/%F0%9F%A5%81']) {
      expect((await ask('GET', undefined, at)).status).toBe(404)
      expect((await ask('POST', { decision: 'approve', hash }, at)).status).toBe(404)
    }
    expect((await ask('POST', { decision: 'publish', hash })).status).toBe(409)
    expect((await ask('POST', { decision: 'approve', hash: 'x' })).status).toBe(409)
    await needApproval(world.context, world.anne, { roles: [], approvers: [anApprover(deputy)] })
    expect((await ask('GET')).status).toBe(404)
    expect((await ask('POST', { decision: 'approve', hash })).status).toBe(404)
    expect(await statesOf(world, event.deliveries)).toEqual(Array(2).fill('awaiting-approval'))
  })

  it('is not asked for without end', async () => {
    const { ask, world, approve } = await aLink()
    const statuses = []
    for (let turn = 0; turn < 21; turn++) {
      statuses.push((await ask('POST', { decision: 'approve', hash: 'x' })).status)
    }
    expect(statuses.at(-2)).toBe(409)
    expect(statuses.at(-1)).toBe(429)
    world.clock.advance(MINUTE)
    expect((await approve()).status).toBe(303)
  })

  it('says where it went wrong without its word', async () => {
    const { app, path, world } = await aLink()
    const lines: unknown[] = []
    world.context.log.error = (...line: unknown[]) => void lines.push(line[0])
    await world.context.database.close()
    const response = await app.request(path)
    expect(response.status).toBe(500)
    expect(lines).toEqual([expect.objectContaining({ method: 'GET', path: '/valider/…' })])
  })
})
