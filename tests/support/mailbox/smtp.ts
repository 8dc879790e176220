import { readFileSync } from 'node:fs'
import { SMTPServer } from 'smtp-server'
import { password } from './dovecot.ts'

export type SmtpDrop = {
  /** As a channel's field has it. */
  smtp: string
  /** What it took, in the order in which it came. */
  mails: { to: string[]; text: string }[]
  /**
   * What happens to the next mail: its text is taken and the answer lost; it is lost with the line; it is
   * refused for good, or for now.
   */
  next: 'lose answer' | 'lose mail' | 'refuse' | 'refuse for now' | null
  close(): Promise<void>
}

/** TLS from the first byte, and who says whether a token opens a mailbox. */
type SmtpProtected = {
  cert: string
  key: string
  opens(user: string, token: string): Promise<boolean>
}

/**
 * A server that takes mails for anybody who knows the password.
 * @param tls with it, only by TLS and for anyone who has a good token
 */
export async function startSmtpDrop(tls?: SmtpProtected): Promise<SmtpDrop> {
  const server = new SMTPServer({
    authOptional: false,
    ...(tls
      ? {
          secure: true,
          cert: readFileSync(tls.cert),
          key: readFileSync(tls.key),
          authMethods: ['XOAUTH2'],
        }
      : { allowInsecureAuth: true, disabledCommands: ['STARTTLS'] }),
    logger: false,
    onAuth({ username = '', password: given, accessToken = '' }, _session, done) {
      if (tls) {
        void tls.opens(username, accessToken).then(opens => {
          if (opens) done(null, { user: username })
          // As RFC 7628 has it: the answer to a token that is none is a word, then the refusal.
          else done(null, { data: { status: '401' } })
        })
      } else if (given === password && username) done(null, { user: username })
      else done(Object.assign(new Error('no'), { responseCode: 535 }))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('end', () => {
        const { next } = drop
        drop.next = null
        if (next === 'refuse') return done(Object.assign(new Error('no'), { responseCode: 554 }))
        if (next === 'refuse for now') {
          return done(Object.assign(new Error('later'), { responseCode: 451 }))
        }
        if (next !== 'lose mail') {
          const to = session.envelope.rcptTo.map(({ address }) => address)
          drop.mails.push({ to, text: Buffer.concat(chunks).toString('utf8') })
        }
        if (next === null) return done()
        for (const one of connections(server)) one.destroy()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const drop: SmtpDrop = {
    smtp: `127.0.0.1:${port}`,
    mails: [],
    next: null,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
  return drop
}

function* connections(server: SMTPServer): Generator<{ destroy(): void }> {
  for (const one of server.connections) yield { destroy: () => one._socket.destroy() }
}
