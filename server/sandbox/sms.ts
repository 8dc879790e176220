import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import type { Faults } from './faults.ts'
import type { Bindings } from './graph/http.ts'
import { type Refusals, spoiled } from './spoil.ts'
import type { Db, Kept } from './state/database.ts'
import { layout } from './web/layout.ts'

type SmsCarrier = ReturnType<typeof createSmsCarrier>
/** What a telephone was sent. `receipt`: 0 nothing known, 1 arrived, 2 failed, 16 refused by the carrier. */
type SentSms = {
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

const path = '/ovh'
const dead = () => refusal(403, 'INVALID_CREDENTIAL', 'This credential is not valid')
const refusals: Refusals = {
  deadToken: dead,
  throttled: () =>
    new Response('{"message":"Too many requests"}', {
      status: 429,
      headers: { 'retry-after': '300' },
    }),
  failed: (status, message = 'Internal Server Error') =>
    refusal(status, 'Server::InternalServerError', message),
}

const job = z.object({
  message: z.string().min(1),
  receivers: z.array(z.string()).min(1),
  sender: z.string().optional(),
  senderForResponse: z.boolean().default(false),
  noStopClause: z.boolean().default(false),
  tag: z.string().max(20).default(''),
  coding: z.enum(['7bit', '8bit']).default('7bit'),
})

/**
 * OVHcloud's API of SMS as far as it is used (https://eu.api.ovh.com/console/?section=%2Fsms), under
 * `/ovh/1.0`, and the telephones that it reaches. Its errors are those that its own clients know
 * (github.com/ovh/python-ovh, ovh/client.py). Faults whose path begins with `/ovh` spoil its calls.
 */
export function smsRoutes(carrier: SmsCarrier, faults: Faults, now: () => number): Hono<Bindings> {
  const routes = new Hono<Bindings>()
  routes.use('/1.0/*', spoiled(path, faults, now, refusals))
  routes.get('/1.0/auth/time', c => c.json(seconds(carrier.now())))
  routes.use('/1.0/*', async (c, next) => {
    const refused = refusedKeys(c, carrier, await c.req.text())
    if (refused !== null) return refused
    if (c.req.path.split('/')[4] !== ownAccount.service) {
      return refusal(404, 'Client::NotFound', 'This service does not exist')
    }
    return await next()
  })
  const api = new Hono<Bindings>()
  addSending(api, carrier)
  addHistory(api, carrier)
  routes.route(`/1.0/sms/${ownAccount.service}`, api)
  routes.get('/telephones', c => c.html(telephonesView(carrier)))
  routes.post('/telephones', async c => {
    const { number, text } = z
      .object({ number: z.string().min(1), text: z.string().min(1) })
      .parse(await c.req.parseBody())
    carrier.answer(number, text)
    return c.redirect(`${path}/telephones`, 303)
  })
  return routes
}

const seconds = (at: number): number => Math.floor(at / 1_000)

function refusal(status: number, errorCode: string, message: string): Response {
  return Response.json({ errorCode, httpCode: `${status}`, message }, { status })
}

/** A query is out of time after half a minute. */
const mostSkew = 30

function refusedKeys(c: Context, carrier: SmsCarrier, body: string): Response | null {
  const said = (name: string) => c.req.header(`x-ovh-${name}`) ?? ''
  if (said('application') !== ownAccount.key) {
    return refusal(403, 'INVALID_KEY', 'This application key is invalid')
  }
  if (said('consumer') !== ownAccount.consumer) {
    return refusal(403, 'NOT_CREDENTIAL', 'This credential does not exist')
  }
  const at = said('timestamp')
  if (Math.abs(Number(at) - seconds(carrier.now())) > mostSkew) {
    return refusal(400, 'QUERY_TIME_OUT', 'This query is out of time')
  }
  const signed = [ownAccount.secret, ownAccount.consumer, c.req.method, c.req.url, body, at]
  const signature = `$1$${createHash('sha1').update(signed.join('+')).digest('hex')}`
  if (said('signature') !== signature) {
    return refusal(401, 'INVALID_SIGNATURE', 'Invalid signature')
  }
  if (carrier.conduct.consumer === 'expired') return dead()
  return carrier.conduct.consumer === 'valid'
    ? null
    : refusal(403, 'NOT_GRANTED_CALL', 'This call has not been granted')
}

function addSending(api: Hono<Bindings>, carrier: SmsCarrier): void {
  api.get('/', c =>
    c.json({
      name: ownAccount.service,
      description: 'Mairie de Vaubécourt-sur-Marne',
      status: 'enable',
      creditsLeft: carrier.creditsLeft(),
    }),
  )
  api.get('/senders', c => c.json([ownAccount.sender]))
  api.get('/senders/:sender', c =>
    c.req.param('sender') === ownAccount.sender
      ? c.json({ sender: ownAccount.sender, status: carrier.conduct.senderStatus })
      : missing(),
  )
  api.post('/jobs', async c => {
    const asked = job.safeParse(JSON.parse(await c.req.text()))
    if (!asked.success)
      return refusal(400, 'Client::BadRequest', asked.error.issues[0]?.message ?? '')
    const { message, receivers, sender, senderForResponse, noStopClause, tag, coding } = asked.data
    const isShort = sender === undefined && senderForResponse
    if (isShort && /https?:\/\/|\d{2}( \d{2}){4}/.test(message)) {
      const why = 'You cannot send contact information with shortcode'
      return refusal(400, 'Client::BadRequest', why)
    }
    if (!isShort && sender !== ownAccount.sender) {
      return refusal(403, 'Client::Forbidden', 'This sender is not allowed')
    }
    const clause = noStopClause || isShort ? '' : '\nSTOP 36111'
    const text = `${message}${clause}`
    const credits = creditsOf(text, coding)
    const good = receivers.filter(
      number => /^\+(33[67]|262|59\d)\d+$/.test(number) && !carrier.stops().includes(number),
    )
    if (carrier.creditsLeft() < credits * good.length) {
      return refusal(403, 'Client::Forbidden', 'You do not have enough credits')
    }
    const leavesAt = clause === '' ? carrier.now() : openAgainAt(carrier.now())
    const made = good.map(number =>
      carrier.send({ number, text, sender: sender ?? '36105', tag, leavesAt, credits }),
    )
    return c.json({
      ids: made.map(({ id }) => id),
      validReceivers: good,
      invalidReceivers: receivers.filter(number => !good.includes(number)),
      totalCreditsRemoved: credits * good.length,
      tag,
    })
  })
}

function creditsOf(text: string, coding: '7bit' | '8bit'): number {
  const [alone, joined] = coding === '7bit' ? [160, 153] : [70, 67]
  return text.length <= alone ? 1 : Math.ceil(text.length / joined)
}

const HOUR = 3_600_000

/** What sells something waits from 22 h to 8 h, and over the weekend. */
function openAgainAt(at: number): number {
  for (let hour = at; ; hour += HOUR) {
    const there = Temporal.Instant.fromEpochMilliseconds(hour).toZonedDateTimeISO('Europe/Paris')
    if (there.dayOfWeek < 6 && there.hour >= 8 && there.hour < 22) return hour
  }
}

const missing = () => refusal(404, 'Client::NotFound', 'The requested object does not exist')

function addHistory(api: Hono<Bindings>, carrier: SmsCarrier): void {
  const isOut = ({ leavesAt }: SentSms) => leavesAt <= carrier.now()
  const row = (sms: SentSms) => ({
    id: sms.id,
    receiver: sms.number,
    message: sms.text,
    sender: sms.sender,
    creationDatetime: new Date(sms.at).toISOString(),
    credits: sms.credits,
    numberOfSms: sms.credits,
    deliveryReceipt: sms.receipt,
  })
  const since = (c: Context) => Date.parse(c.req.query('creationDatetime.from') ?? '1970-01-01')
  api.get('/jobs', c => c.json(carrier.all().flatMap(sms => (isOut(sms) ? [] : [sms.id]))))
  api.get('/jobs/:id', c => {
    const found = carrier.all().find(sms => !isOut(sms) && `${sms.id}` === c.req.param('id'))
    return found === undefined ? missing() : c.json(row(found))
  })
  api.get('/outgoing', c => {
    const { tag, deliveryReceipt } = c.req.query()
    const found = carrier.all().filter(sms => {
      const isAsked = (tag ?? sms.tag) === sms.tag && sms.at >= since(c)
      return isOut(sms) && isAsked && (deliveryReceipt ?? `${sms.receipt}`) === `${sms.receipt}`
    })
    return c.json(found.map(({ id }) => id))
  })
  api.get('/outgoing/:id', c => {
    const found = carrier.all().find(sms => isOut(sms) && `${sms.id}` === c.req.param('id'))
    return found === undefined ? missing() : c.json({ ...row(found), tag: found.tag })
  })
  api.get('/incoming', c =>
    c.json(carrier.answers().flatMap(({ id, at }) => (at >= since(c) ? [id] : []))),
  )
  api.get('/incoming/:id', c => {
    const found = carrier.answers().find(({ id }) => `${id}` === c.req.param('id'))
    if (found === undefined) return missing()
    const { id, number, text, at } = found
    const creationDatetime = new Date(at).toISOString()
    return c.json({ id, sender: number, message: text, creationDatetime })
  })
  api.get('/blacklists', c => c.json(carrier.stops()))
  api.get('/blacklists/:number', c => {
    const number = c.req.param('number')
    return carrier.stops().includes(number) ? c.json({ number }) : missing()
  })
}

function telephonesView(carrier: SmsCarrier) {
  const sent = carrier.all().slice(0, 200)
  return layout({
    title: 'Téléphones',
    main: html`<h1>Ce que montrent les téléphones</h1>
      ${sent.length === 0 ? html`<p>Aucun SMS n’est arrivé.</p>` : ''}
      <ul>${sent.map(
        ({ number, text, sender }) => html`<li><p><strong>${sender}</strong> à ${number}</p>
          <p>${text}</p>
          <form method="post" action="${path}/telephones">
            <input type="hidden" name="number" value="${number}">
            <button name="text" value="STOP">Répondre STOP</button>
          </form></li>`,
      )}</ul>`,
  })
}
