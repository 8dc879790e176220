import { z } from 'zod'
import {
  askedDate,
  doings,
  id,
  idText,
  instant,
  largestId,
  line,
  localDate,
  prose,
} from '../platform/shapes.ts'
import { conversationLine, replyVisibilities } from './shapes-conversation.ts'

const seenId = z.int().min(0).max(largestId)

/** What was on the screen of who answers, or tries an answer again. */
export const replyAgain = z.object({
  seenMessage: seenId.optional().meta({
    description:
      'The largest id among the `messages` of the conversation when the draft was begun (0: none). Where somebody has answered since, whoever it was, the answer is refused (409, `field`: `seenMessage`); without it, it is sent whatever came since',
  }),
  seenReply: seenId.optional().meta({
    description: 'The same of the `replies` that were under way then; 0 without it',
  }),
})

export const replyNew = z.object({
  message: id,
  text: prose.min(1).max(8000),
  key: z.string().min(8).max(80),
  /** For all to see, or to the author of the message alone; without it, where the message is. */
  way: z.enum(replyVisibilities).optional(),
  /** The full answer is still to come. */
  holding: z.boolean().optional(),
  /** Leaves so many seconds later, and can be taken back until then; without it, at once. */
  leavesIn: z.int().min(0).max(60).optional(),
  ...replyAgain.shape,
})

const seenIdText = z.coerce.number<number>().int().min(0).max(largestId)

/** The same as a form, beside its files. */
export const replyForm = replyNew.extend({
  message: idText,
  holding: z.stringbool().optional(),
  leavesIn: z.coerce.number<number>().int().min(0).max(60).optional(),
  seenMessage: seenIdText.optional(),
  seenReply: seenIdText.optional(),
})

export const presenceChange = z.object({
  /** One window of one browser: somebody may have several. */
  window: z.string().regex(/^[\w-]{8,40}$/),
  doing: z.enum(doings),
})
/** Somebody else who has the conversation open; nothing is told of what they write. */
export const presentShape = z.object({
  name: z.string(),
  doing: z.enum(doings).exclude(['gone']),
})
export type PresentShape = z.infer<typeof presentShape>

const noteText = prose.min(1).max(4000)

/** Whom the note is for, among those who may answer: they are told. */
const mentions = z.array(z.string().min(1).max(100)).max(20).default([])

/** The same key twice is one note. */
export const noteNew = z.object({ text: noteText, mentions, key: z.string().min(8).max(80) })
export type NoteNew = z.infer<typeof noteNew>

export const noteChange = noteNew.omit({ key: true })
export type NoteChange = z.infer<typeof noteChange>

/** For whom a conversation waits, « la voirie », and until which local date. */
export const holdChange = z.object({ words: line(80), day: askedDate })
export type HoldChange = z.infer<typeof holdChange>

export const mergeCandidates = z.object({
  /** Those of the same name first, then the latest. */
  conversations: z.array(conversationLine.extend({ sameName: z.boolean() })),
})

/** The contacts of other channels that somebody looks for. */
export const contactList = z.object({
  contacts: z.array(
    z.object({
      contact: id,
      name: z.string().nullable(),
      /** A mail address or a telephone, where the channel knows them by one; null for who may not answer. */
      address: z.string().nullable(),
      channelName: z.string(),
    }),
  ),
})

/** Who opened a conversation on a day. */
export const readingList = z.array(
  z.object({ name: z.string(), day: localDate, firstAt: instant, lastAt: instant }),
)

/** What the commune answered to questions like this one, the closest first. */
export const earlierAnswers = z.array(
  z.object({
    /** The answer. */
    message: id,
    at: instant,
    channelName: z.string(),
    visibility: z.enum(['private', 'public']),
    /** What was asked, at most 300 characters of it. */
    question: z.string(),
    /** What was answered; `{prénom}` in it stands where it greeted somebody. */
    text: z.string(),
  }),
)
export type EarlierAnswer = z.infer<typeof earlierAnswers>[number]

/** A text that officers use again and again; `{prénom}` in it is the person's first name. */
export const savedReplyShape = z.object({ id, title: z.string(), text: z.string() })
export type SavedReplyShape = z.infer<typeof savedReplyShape>

export const savedReplyList = z.object({
  /** By their titles. */
  savedReplies: z.array(savedReplyShape),
})
export type SavedReplyList = z.infer<typeof savedReplyList>

/** As long as the longest answer that a network takes. */
export const savedReplyNew = z.object({
  title: line(80),
  text: prose.min(1).max(8000),
})
export type SavedReplyNew = z.infer<typeof savedReplyNew>
