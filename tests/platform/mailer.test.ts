import { type AddressInfo, createServer } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createMailer, type Mail } from '../../server/platform/mailer.ts'
import { weekPicture } from '../../server/reply-times/week-picture.ts'
import { says } from '../support/says.ts'

const from = 'Mairie de Saint-Exemple <tambour@saint-exemple.fr>'

const mail: Mail = {
  to: 'maire@saint-exemple.fr',
  subject: 'Semaine 47 : 6 sur 9 dans l’objectif',
  text: 'Délai médian : 9 min',
  html: '<p>Délai médian : 9 min</p>',
  messageId: '<digest.1.2026-W47.abc@tambour.saint-exemple.fr>',
  headers: { 'Auto-Submitted': 'auto-generated' },
}

/** A real SMTP server on loopback; returns its address and the mails it took. */
async function startServer(options: SMTPServerOptions = {}) {
  const received: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, callback) {
      simpleParser(stream).then(
        parsed => {
          received.push(parsed)
          callback()
        },
        error => callback(error),
      )
    },
    ...options,
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(async () => {
    await new Promise<void>(resolve => server.close(() => resolve()))
  })
  return { host: `127.0.0.1:${portOf(server.server.address())}`, received }
}

const refusing = (code: number) => Object.assign(new Error('no'), { responseCode: code })

/** Speaks just enough SMTP to take the text, or half of it, and hang up without an answer. */
async function startDropping(when: 'at DATA' | 'after the text'): Promise<string> {
  const server = createServer(socket => {
    let inText = false
    let seen = ''
    socket.on('error', () => undefined)
    socket.write('220 test ESMTP\r\n')
    socket.on('data', chunk => {
      const said = chunk.toString('utf8')
      if (inText) {
        seen += said
        if (seen.endsWith('\r\n.\r\n')) socket.destroy()
      } else if (/^EHLO/i.test(said)) {
        socket.write('250 test\r\n')
      } else if (/^DATA/im.test(said)) {
        if (when === 'at DATA') socket.destroy()
        else {
          inText = true
          socket.write('354 go on\r\n')
        }
      } else {
        socket.write('250 ok\r\n')
      }
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(async () => {
    await new Promise<void>(resolve => server.close(() => resolve()))
  })
  return `127.0.0.1:${portOf(server.address())}`
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('not listening')
  return address.port
}

describe('a mail that the server takes', () => {
  it('arrives whole, under the Message-ID that it was given', async () => {
    const { host, received } = await startServer()
    const outcome = await createMailer(`smtp://${host}`, from).send(mail)
    expect(outcome).toEqual({ kind: 'sent' })
    expect(received).toHaveLength(1)
    const [got] = received
    expect(got?.messageId).toBe(mail.messageId)
    expect(got?.subject).toBe(mail.subject)
    expect(got?.from?.text).toContain('tambour@saint-exemple.fr')
    expect(got?.text?.trim()).toBe(mail.text)
    expect(got?.html).toContain('Délai médian')
    expect(got?.headers.get('auto-submitted')).toBe('auto-generated')
  })

  it('goes out by STARTTLS and a password, with the picture that its HTML shows', async () => {
    const { host, received } = await startServer({
      ...{ authOptional: false, disabledCommands: [] },
      onAuth({ username, password }, session, done) {
        const isGood = session.secure && username === 'mairie' && password === 'clé'
        if (isGood) done(null, { user: username })
        else done(refusing(535))
      },
    })
    // The server signed its certificate itself.
    const url = `smtp://mairie:cl%C3%A9@${host}?requireTLS=true&tls.rejectUnauthorized=false`
    const bytes = weekPicture([{ ratio: 1, verdict: 'reached' }], 90)
    const attachments = [
      { name: 'semaines.png', type: 'image/png', bytes, cid: 'semaines@tambour' },
    ]
    const html = '<img src="cid:semaines@tambour" alt="100 %">'
    expect(await createMailer(url, from).send({ ...mail, html, attachments })).toEqual({
      kind: 'sent',
    })
    const [{ attachments: [picture] = [], text } = { attachments: [], text: '' }] = received
    expect(text).toContain('Délai médian : 9 min')
    expect(picture).toMatchObject({
      cid: 'semaines@tambour',
      contentType: 'image/png',
      contentDisposition: 'inline',
      related: true,
    })
    expect(Buffer.compare(picture?.content ?? Buffer.alloc(0), bytes)).toBe(0)
  })

  it('goes out with the name and the password of the address', async () => {
    const seen: string[] = []
    const { host, received } = await startServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username = '', password = '' }, _session, callback) {
        seen.push(`${username}/${password}`)
        callback(null, { user: username })
      },
    })
    const outcome = await createMailer(`smtp://mairie:s%C3%A9same@${host}`, from).send(mail)
    expect(outcome).toEqual({ kind: 'sent' })
    expect(seen).toEqual(['mairie/sésame'])
    expect(received).toHaveLength(1)
  })
})

describe('a mail that the server refuses', () => {
  it.each([
    [550, false],
    [552, false],
    [450, true],
    [451, true],
  ])('by %i at the recipient: worth another attempt %s', async (code, again) => {
    const { host, received } = await startServer({
      onRcptTo: (_address, _session, callback) => callback(refusing(code)),
    })
    const outcome = await createMailer(`smtp://${host}`, from).send(mail)
    expect(outcome).toEqual({
      kind: 'failed',
      reason: says(new RegExp(String(code))),
      again,
    })
    expect(received).toHaveLength(0)
  })

  it.each([
    [554, false],
    [452, true],
    [421, true],
  ])('by %i after the text: a known outcome, worth another attempt %s', async (code, again) => {
    const { host } = await startServer({
      onData(stream, _session, callback) {
        stream.resume()
        stream.once('end', () => callback(refusing(code)))
      },
    })
    expect(await createMailer(`smtp://${host}`, from).send(mail)).toMatchObject({
      kind: 'failed',
      again,
    })
  })

  it('for its credentials, for good', async () => {
    const { host } = await startServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, callback) => callback(refusing(535)),
    })
    const mailer = createMailer(`smtp://mairie:faux@${host}`, from)
    const reason = says('le serveur de courrier refuse l’identifiant ou le mot de passe')
    const failed = { kind: 'failed', reason, again: false, refusesAccess: true }
    expect(await mailer.send(mail)).toEqual(failed)
    expect(await mailer.check()).toEqual({ ok: false, reason })
  })

  it('for credentials that it cannot look up just now, for a while', async () => {
    const { host } = await startServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, callback) => callback(refusing(454)),
    })
    expect(await createMailer(`smtp://mairie:x@${host}`, from).send(mail)).toMatchObject({
      kind: 'failed',
      again: true,
    })
  })

  it('because there is no recipient that could be one', async () => {
    const { host } = await startServer()
    const outcome = await createMailer(`smtp://${host}`, from).send({ ...mail, to: 'maire' })
    expect(outcome).toMatchObject({ kind: 'failed', again: false })
  })
})

describe('a connection that breaks', () => {
  it('before the text: nothing was taken, another attempt is safe', async () => {
    const host = await startDropping('at DATA')
    expect(await createMailer(`smtp://${host}`, from).send(mail)).toMatchObject({
      kind: 'failed',
      again: true,
    })
  })

  it('after the text: nobody knows', async () => {
    const host = await startDropping('after the text')
    expect(await createMailer(`smtp://${host}`, from).send(mail)).toEqual({
      kind: 'unknown',
      reason: says(/peut-être arrivé/),
    })
  })

  it('because nobody listens there', async () => {
    const mailer = createMailer('smtp://127.0.0.1:1', from)
    expect(await mailer.send(mail)).toMatchObject({ kind: 'failed', again: true })
    expect(await mailer.check()).toMatchObject({ ok: false })
  })
})

describe('check', () => {
  it('is content with a server that answers, and sends nothing', async () => {
    const { host, received } = await startServer()
    expect(await createMailer(`smtp://${host}`, from).check()).toEqual({ ok: true })
    expect(received).toHaveLength(0)
  })
})
