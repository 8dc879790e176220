import { type Db, statementsOf } from '../state/database.ts'

export type SmsCarrier = ReturnType<typeof createSmsCarrier>
/** What a telephone was sent. `receipt`: 0 nothing known, 1 arrived, 2 failed, 16 refused by the carrier. */
export type SentSms = {
  id: number
  number: string
  text: string
  sender: string
  tag: string
  at: number
  /** When it leaves, or left. */
  leavesAt: number
  credits: number
  receipt: number
}

/** The commune's account and the keys that open it. */
export const ownAccount = {
  service: 'sms-vs51330-1',
  sender: 'MAIRIE',
  key: 'cle-d-application-sms',
  secret: 'secret-d-application-sms',
  consumer: 'cle-de-consommateur-sms',
}

const tables = `
CREATE TABLE IF NOT EXISTS smsSent (
  id INTEGER PRIMARY KEY, number TEXT NOT NULL, text TEXT NOT NULL, sender TEXT NOT NULL,
  tag TEXT NOT NULL, at INTEGER NOT NULL, leavesAt INTEGER NOT NULL, credits INTEGER NOT NULL,
  receipt INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS smsByTag ON smsSent (tag);
CREATE TABLE IF NOT EXISTS smsAnswers (
  id INTEGER PRIMARY KEY, number TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS smsStops (number TEXT PRIMARY KEY);
`

/** Who carries SMS to telephones, and those; time is `now`. */
export function createSmsCarrier(db: Db, now: () => number) {
  db.exec(tables)
  const { one, all, run } = statementsOf(db)
  const insert = one<unknown[], SentSms>(
    `INSERT INTO smsSent (number, text, sender, tag, at, leavesAt, credits, receipt)
     VALUES (?, ?, ?, ?, ?, ?, ?, 0) RETURNING *`,
  )
  const spent = one<[], { credits: number | null }>('SELECT sum(credits) AS credits FROM smsSent')
  const stop = run<[string]>('INSERT OR IGNORE INTO smsStops (number) VALUES (?)')
  const answer = run<[string, string, number]>(
    'INSERT INTO smsAnswers (number, text, at) VALUES (?, ?, ?)',
  )
  const receive = run<[number, number]>('UPDATE smsSent SET receipt = ? WHERE id = ?')
  const stops = all<[], { number: string }>('SELECT number FROM smsStops ORDER BY number')

  const conduct = {
    /** How many credits were bought. */
    pack: 5_000,
    senderStatus: 'enable' as 'enable' | 'waitingValidation' | 'refused' | 'disable',
    /** Whether the keys have ended, lack the right, or are as they should be. */
    consumer: 'valid' as 'valid' | 'expired' | 'not granted',
    /** Their clock before ours, ms. */
    aheadMs: 0,
  }
  return {
    conduct,
    creditsLeft: () => conduct.pack - (spent()?.credits ?? 0),
    send: (sms: Pick<SentSms, 'number' | 'text' | 'sender' | 'tag' | 'leavesAt' | 'credits'>) => {
      const { number, text, sender, tag, leavesAt, credits } = sms
      const made = insert(number, text, sender, tag, now(), leavesAt, credits)
      if (!made) throw new Error('The SMS could not be written down.')
      return made
    },
    /** The newest first, those that are held back included. */
    all: all<[], SentSms>('SELECT * FROM smsSent ORDER BY id DESC'),
    /** What became of one. */
    receive: (id: number, receipt: number) => receive(receipt, id),
    /** Somebody answers; « STOP » is one who wants no more. */
    answer: (number: string, text: string) => {
      answer(number, text, now())
      if (/^\s*stop\b/i.test(text)) stop(number)
    },
    answers: all<[], { id: number; number: string; text: string; at: number }>(
      'SELECT * FROM smsAnswers ORDER BY id',
    ),
    stops: () => stops().map(({ number }) => number),
    now: () => now() + conduct.aheadMs,
  }
}
