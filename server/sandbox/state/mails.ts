import type { Db } from './database.ts'

export type Mails = ReturnType<typeof createMails>
export type Envelope = { from: string; to: string[] }
export type MailRow = { id: number; receivedAt: number; envelope: string; raw: Buffer }

export function createMails(db: Db) {
  const insert = db.prepare('INSERT INTO mails (receivedAt, envelope, raw) VALUES (?, ?, ?)')
  const all = db.prepare<[], MailRow>('SELECT * FROM mails ORDER BY id DESC')
  const one = db.prepare<[number], MailRow>('SELECT * FROM mails WHERE id = ?')
  const clear = db.prepare('DELETE FROM mails')
  return {
    add: (receivedAt: number, envelope: Envelope, raw: Buffer) => {
      insert.run(receivedAt, JSON.stringify(envelope), raw)
    },
    /** The newest first. */
    all: () => all.all(),
    one: (id: number) => one.get(id),
    clear: () => {
      clear.run()
    },
  }
}
