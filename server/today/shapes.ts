import { z } from 'zod'
import { dutyTodayShape } from '../alerts/shapes.ts'
import { answerInDoubt } from '../contact-form/operations.ts'
import { reminderShape } from '../events/shapes-event.ts'
import { targetShape } from '../hours/shapes.ts'
import { conversationLine } from '../inbox/shapes-conversation.ts'
import { dueRequestShape } from '../official-requests/shapes.ts'
import { personShape, role } from '../people/shapes.ts'
import { id, instant, prose, said } from '../platform/shapes.ts'
import { deliveryShape } from '../publishing/shapes.ts'
import { summaryShape, waitingShape } from '../reply-times/shapes.ts'

/** The first screen: who waits, what goes out, what is ill. */
export const todayShape = z.object({
  now: instant,
  openNow: z.boolean(),
  /** The next change between open and closed. */
  changesAt: instant.nullable(),
  /**
   * Who waits, 100 at most: the one due first is at the top, those who most probably want no answer at
   * the end. Texts are cut after 300 characters.
   */
  waiting: z.array(waitingShape),
  /**
   * What waits for somebody else until a day, and is not in `waiting`; what is back from that is, unless
   * nobody waits in it any more.
   */
  held: z.array(conversationLine),
  /** Everybody who waits, what is held included: the one number that every screen shows. */
  waitingCount: z.int(),
  /** How many of them most probably want no answer. */
  unlikely: z.int(),
  /**
   * What it means when nobody waits: nothing is connected, something is not read, a public holiday,
   * or all is read. `readUntil`: until when every channel it speaks of was read; null: one never was.
   */
  quiet: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('unconnected') }),
    z.object({
      kind: z.literal('ill'),
      names: z.array(z.string()),
      readUntil: instant.nullable(),
    }),
    z.object({ kind: z.literal('holiday'), name: said }),
    z.object({ kind: z.literal('well'), readUntil: instant.nullable() }),
  ]),
  /** Events that other communes of this installation offer, and that wait for an answer. */
  offers: z.int(),
  /** Those who were late already when their channel was connected: to be sorted, 1,000 at most. */
  old: z.int(),
  deliveries: z.array(deliveryShape),
  /** Failed, unconfirmed or missed ones, and those due on a paused channel: a person must look. */
  deliveryIssues: z.array(deliveryShape),
  /** What people have to publish, correct or take back by hand now. */
  handTasks: z.int(),
  /** Warnings that run now, drills apart, and vigilances for which none was sent. */
  warnings: z.int(),
  /** Answers of the form that may not have arrived: a person must look. */
  unconfirmed: z.array(answerInDoubt),
  /** What the mairie has to do by today for its events, and is not done. */
  reminders: z.array(reminderShape),
  /** Requests for approval that are not settled. */
  approvals: z.int(),
  /** What committees propose, and nobody has accepted or declined yet. */
  proposals: z.int(),
  /** Official requests whose silence speaks within fourteen days, or has; the first one first. */
  requests: z.array(dueRequestShape),
  /** `cutOffAt`: since when it is paused, where residents write to it: nothing they write comes any more. */
  channels: z.array(
    z.object({ id, name: z.string(), problem: said, cutOffAt: instant.nullable() }),
  ),
  /** Sources that give nothing any more, and why. */
  feeds: z.array(z.object({ id, name: z.string(), problem: said })),
  /** Why nothing is saved any more; null: all is. */
  failure: said.nullable(),
  duty: dutyTodayShape,
  /** Whether the list of the first day is to be shown: something of it is not done, and nobody closed it. */
  firstDay: z.boolean(),
  week: summaryShape,
  /** By which the week is judged, each message by that of its channel: one, or several. */
  weekTargets: z.array(targetShape),
  /** The same week's median by the clock on the wall: the two are never shown apart. */
  weekElapsedMedianMs: z.number().nullable(),
  /** Beside the week's headline: without any exclusion, and what holding replies have of it. */
  weekBeside: z.object({ onTime: z.int(), counted: z.int(), holdingOnTime: z.int() }),
  /** The whole week before, to compare with. */
  weekBefore: z.object({ onTime: z.int(), counted: z.int() }),
})
export type TodayShape = z.infer<typeof todayShape>

/** What a new commune has to settle, in the order in which it helps. */
export const stepKeys = [
  'form',
  'message',
  'page',
  'hours',
  'department',
  'colleague',
  'mail',
  'duty',
] as const
export type StepKey = (typeof stepKeys)[number]

export const firstStepsShape = z.object({
  steps: z.array(z.object({ key: z.enum(stepKeys), isDone: z.boolean() })),
  /** Where one writes to the commune, '/ecrire/3'; null: its form is not open. */
  formPage: z.string().nullable(),
  /** What was read of the page's past, in weeks; null: no page tells it. */
  history: z
    .object({
      name: z.string(),
      read: z.int(),
      of: z.int(),
      /** Once all is read: this week's messages that were answered in time, of those counted. */
      week: z.object({ onTime: z.int(), counted: z.int() }).nullable(),
    })
    .nullable(),
  /** Whether this installation has a mail server; without one a trial mail cannot leave. */
  canMail: z.boolean(),
  isDismissed: z.boolean(),
})
export type FirstStepsShape = z.infer<typeof firstStepsShape>

export const firstStepsEdit = z.object({ isDismissed: z.boolean() })

/** What became of a trial mail; `unconfirmed`: it may have arrived. */
export const trialMailShape = z.object({
  email: z.string(),
  state: z.enum(['sent', 'failed', 'unconfirmed']),
  /** The mail server's own reason, without a full stop; null when it was sent. */
  reason: said.nullable(),
})
export type TrialMailShape = z.infer<typeof trialMailShape>

const ownText = prose.min(1).max(2000)
export const houseRulesEdit = z.object({ tone: ownText, hiding: ownText })
export type HouseRulesEdit = z.infer<typeof houseRulesEdit>

/** What the printed rules of a commune say that no other address tells to everybody. */
export const houseRulesShape = z.object({
  /** Who may answer residents, by name. */
  answerers: z.array(z.object({ name: z.string(), role })),
  /** The commune's own words; null: nobody wrote any, and the screen proposes some. */
  own: houseRulesEdit.nullable(),
  /** The titles of the replies that are kept. */
  savedReplies: z.array(z.string()),
  /** How many months words and names are kept. */
  months: z.int(),
  /** Where people ask for what is kept of them, and the data protection officer; empty: nobody said. */
  contact: z.string(),
  officer: z.string(),
})
export type HouseRulesShape = z.infer<typeof houseRulesShape>

/** What the first screen does not say, for a successor. */
export const handoverShape = z.object({
  people: z.array(personShape),
  channels: z.array(
    z.object({
      id,
      name: z.string(),
      network: said,
      /** Who of the commune connected it last, by their own account at the network; null: unknown. */
      connectedBy: z.string().nullable(),
      connectedAt: instant.nullable(),
      accessEndsAt: instant.nullable(),
    }),
  ),
  /** What leaves in the next thirty days. */
  planned: z.array(deliveryShape),
  /** `place`: null where no backups are made. */
  backup: z.object({ place: z.string().nullable(), madeAt: instant.nullable() }),
})
export type HandoverShape = z.infer<typeof handoverShape>
