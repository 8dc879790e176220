import { describe, expect, it } from 'vitest'
import { openVillage, textAt } from './client.ts'

const hour = 3_600_000
const day = 24 * hour

async function written() {
  const village = await openVillage()
  const { sandbox, page, post } = village
  const message = sandbox.write({ page, resident: 'Ann Test', kind: 'message', text: 'Allô ?' })
  const citizen = message.resident?.scopedId ?? ''
  const send = (params: Record<string, string> = {}, to: object = { id: citizen }) =>
    post(`/${page}/messages`, {
      recipient: JSON.stringify(to),
      message: JSON.stringify({ text: 'Bonjour' }),
      messaging_type: 'RESPONSE',
      ...params,
    })
  return { ...village, message, citizen, send }
}

describe('a message', () => {
  it('answers within 24 hours', async () => {
    const { sandbox, clock, page, citizen, send } = await written()
    clock.advance(day)
    const { status, body } = await send()
    expect(status).toBe(200)
    expect(body).toEqual({ recipient_id: citizen, message_id: expect.stringMatching(/^m_/) })
    expect(sandbox.conversations(page)[0]?.messages.at(-1)).toMatchObject({
      id: textAt(body, 'message_id'),
      text: 'Bonjour',
      isByPage: true,
      app: sandbox.app.id,
    })
    clock.advance(1)
    const late = await send()
    expect(late.status).toBe(400)
    expect(late.body).toMatchObject({
      error: { code: 10, error_subcode: 2018278, type: 'OAuthException' },
    })
  })

  it('of a person goes until the seventh day, with the tag; other tags are retired', async () => {
    const { clock, send } = await written()
    clock.advance(7 * day)
    const tagged = { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }
    expect((await send(tagged)).status).toBe(200)
    const retired = await send({ ...tagged, tag: 'CONFIRMED_EVENT_UPDATE' })
    expect(retired.body).toMatchObject({ error: { code: 100 } })
    clock.advance(1)
    expect((await send(tagged)).body).toMatchObject({ error: { code: 10, error_subcode: 2018278 } })
  })

  it('needs a known person, a text that is not too long, and the permission', async () => {
    const { sandbox, token, send } = await written()
    expect((await send({}, { id: '123' })).body).toMatchObject({
      error: { code: 100, error_subcode: 2018001 },
    })
    const long = JSON.stringify({ text: 'a'.repeat(2001) })
    expect((await send({ message: long })).body).toMatchObject({ error: { code: 100 } })
    expect((await send({ message: '{}' })).body).toMatchObject({ error: { code: 100 } })
    expect((await send({ message: '{' })).body).toMatchObject({ error: { code: 100 } })
    sandbox.tokens.change(token, { scopes: ['pages_read_engagement'] })
    const refused = await send()
    expect(refused.status).toBe(403)
    expect(refused.body).toMatchObject({ error: { code: 230 } })
  })
})

describe('a private reply', () => {
  async function commented() {
    const village = await written()
    const { sandbox, page, announce } = village
    const target = announce()
    const comment = sandbox.write({
      page,
      resident: 'Bob Test',
      kind: 'comment',
      target,
      text: 'Prix ?',
    })
    return { ...village, comment }
  }

  it('answers a visitor’s post too', async () => {
    const { sandbox, page, send } = await commented()
    const post = sandbox.write({ page, resident: 'Bob Test', kind: 'visitor_post', text: 'Allô ?' })
    expect((await send({}, { post_id: post.id })).status).toBe(200)
  })
})

it('the page’s automatic first answer follows the first message after a day, seconds later', async () => {
  const { sandbox, clock, page } = await openVillage()
  sandbox.setInstantReply(page, 'Bonjour, merci pour votre message.')
  const write = () => sandbox.write({ page, resident: 'Ann Test', kind: 'message', text: 'Allô ?' })
  write()
  const messages = () => sandbox.conversations(page)[0]?.messages.map(message => message.text)
  expect(messages()).toEqual(['Allô ?'])
  clock.advance(3_000)
  expect(messages()).toEqual(['Allô ?', 'Bonjour, merci pour votre message.'])
  clock.advance(hour)
  write()
  clock.advance(day)
  expect(messages()).toHaveLength(3)
  clock.advance(hour)
  write()
  clock.advance(3_000)
  expect(messages()).toHaveLength(5)
})
