import type { Db, Kept } from '../state/database.ts'

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

/** Who carries SMS to telephones, and those; time is `now`. */
export function createSmsCarrier(db: Db, now: () => number) {
  const sent = db.table<Omit<SentSms, 'id'>>('sms')
  const answered = db.table<{ number: string; text: string; at: number }>('sms answer')
  const stops = db.table<{ number: string }>('sms stop')
  const numbered = <Row>(row: Kept<Row>) => ({ ...row, id: row.seq })

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
    creditsLeft: () => sent.all().reduce((left, { credits }) => left - credits, conduct.pack),
    send: (sms: Pick<SentSms, 'number' | 'text' | 'sender' | 'tag' | 'leavesAt' | 'credits'>) =>
      numbered(sent.add({ ...sms, at: now(), receipt: 0 })),
    /** The newest first, those that are held back included. */
    all: (): SentSms[] => sent.all().reverse().map(numbered),
    /** What became of one. */
    receive: (id: number, receipt: number) => {
      const row = sent.all().find(({ seq }) => seq === id)
      if (row) sent.change(row, { receipt })
    },
    /** Somebody answers; « STOP » is one who wants no more. */
    answer: (number: string, text: string) => {
      answered.add({ number, text, at: now() })
      if (/^\s*stop\b/i.test(text) && !stops.one('number', number)) stops.add({ number })
    },
    answers: () => answered.all().map(numbered),
    stops: () =>
      stops
        .all()
        .map(({ number }) => number)
        .sort(),
    now: () => now() + conduct.aheadMs,
  }
}
